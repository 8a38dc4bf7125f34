Each system can be built and says of itself what it is; the program takes it
for that.
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ for s in sol10ga sol10u1 sol10u3 sol10u11 osol2009.06 snv134 sol11express sol11.0 sol11.1 sol11.2 sol11.3 sol11.4 openindiana omnios smartos; do new_guest $s; at install-tools status | sed -n 's/^1: System  */'$s': /p'; done
sol10ga: Solaris 10 3/05 (GA) x86, 32-bit and 64-bit kernels: supported
sol10u1: Solaris 10 1/06 (u1) x86, 32-bit and 64-bit kernels: supported
sol10u3: Solaris 10 11/06 (u3) x86, 32-bit and 64-bit kernels: supported
sol10u11: Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
osol2009.06: OpenSolaris 2009.06 (snv_111b) x86, 32-bit and 64-bit kernels: supported
snv134: OpenSolaris (snv_134) x86: unsupported
sol11express: Oracle Solaris 11 Express (snv_151a) x86, 32-bit and 64-bit kernels: supported
sol11.0: Oracle Solaris 11 11/11 x86, 64-bit kernel: supported
sol11.1: Oracle Solaris 11.1 x86, 64-bit kernel: supported
sol11.2: Oracle Solaris 11.2 x86, 64-bit kernel: supported
sol11.3: Oracle Solaris 11.3 x86, 64-bit kernel: supported
sol11.4: Oracle Solaris 11.4 x86, 64-bit kernel: supported
openindiana: OpenIndiana Hipster 2021.04, 64-bit kernel: native
omnios: OmniOS r151048, 64-bit kernel: native
smartos: SmartOS 20240418T001843Z, 64-bit kernel: native
$ for f in "$SRC"/tests/guest/guests/*.guest; do rm -rf g; sh "$SRC/tests/guest/run" -k g "$f" zonename >said 2>&1 || cat said; done
