# SPDX-License-Identifier: BSD-2-Clause
# Behaviour through the real programs: one transcript a case in tests/cases.
