/* SPDX-License-Identifier: BSD-2-Clause */
/* Objects that are no driver of VMware's; one of the macros says which. */
void mod_install();
void mod_remove();
void mod_info();
void printk();
void module_register_init();

#if defined(LINUX) || defined(LINUX_BY_NAME)
#ifdef LINUX
static const char modinfo[]
	__attribute__((section(".modinfo"), used)) = "license=none";
#endif
void vmxnet3_tq_xmit(void) { printk("vmxnet3_tx"); }
int init_module(void) { vmxnet3_tq_xmit(); return 0; }
void cleanup_module(void) { printk("bye"); }
#endif

#ifdef FREEBSD
static void *const set[]
	__attribute__((section("set_modmetadata_set"), used)) = {(void *)"vmx"};
void if_vmx(void) { module_register_init(set); }
#endif

#if defined(SOLARIS) || defined(NO_INFO)
/* Some other Solaris module: weak and probe imports are no demands. */
void mod_driverops();
void maybe_there() __attribute__((weak));
void __dtrace_probe_sample();
void cmn_err();
static void *linkage[3] = {(void *)mod_driverops, (void *)"other driver"};
char _depends_on[] = "drv/ip misc/mac";
void _init(void)
{
	__dtrace_probe_sample();
	if (maybe_there)
		maybe_there();
	cmn_err(linkage);
	mod_install(linkage);
}
void _fini(void) { mod_remove(linkage); }
#ifdef SOLARIS
void _info(void) { mod_info(linkage); }
#endif
#endif

#ifdef PLAIN
int add(int a, int b) { return a + b; }
#endif
