/* SPDX-License-Identifier: BSD-2-Clause */
/* What starting any program costs: the reference of G12. */
int main(void)
{
	return 0;
}
