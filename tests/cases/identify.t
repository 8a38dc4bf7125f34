What a driver file says of itself.

$ install-tools identify "$SAMPLES/files/vmxnet3s-10-64"
File      SAMPLES/files/vmxnet3s-10-64
Module    vmxnet3s, 64-bit
Built for Solaris 10
Version   Tools 9.0
Text      VMware EtherAdapter v3 b724730
MTU       conf MTU= and accept-jumbo
LSO       broken on 5.11 kernels
Caution   changing the MTU while traffic runs can panic the system (stop/transmit race); a new MTU is not told to the network stack
$ install-tools identify "$SAMPLES/files/vmxnet3s-11-64"
File      SAMPLES/files/vmxnet3s-11-64
Module    vmxnet3s, 64-bit
Built for Solaris 11
Version   Tools 9.0
Text      VMware EtherAdapter v3 b724730
MTU       accept-jumbo
LSO       broken on 5.11 kernels
Caution   LSO is broken in this build (older than Tools 9.10): on a 5.11 kernel outgoing TCP stalls unless EnableLSO=0 is set in vmxnet3s.conf; changing the MTU while traffic runs can panic the system (stop/transmit race)
$ install-tools identify "$SAMPLES/media/vmware-tools-distrib/lib/modules/binary/11/vmblock" "$SAMPLES/media/vmware-tools-distrib/lib/modules/binary/10/vmmemctl"
File      SAMPLES/media/vmware-tools-distrib/lib/modules/binary/11/vmblock
Module    vmblock, 32-bit
Built for Solaris 11
Version   Tools before 10.3.10
Text      VMBlock File system
File      SAMPLES/media/vmware-tools-distrib/lib/modules/binary/10/vmmemctl
Module    vmmemctl, 32-bit
Built for Solaris 10, OpenSolaris 2009.06 or Solaris 11 (not proven)
Version   Tools before 9.10
Text      VMware Memory Control b724730
$ install-tools identify /bin/sh
File      /bin/sh
          not a Solaris driver for x86: it is a program or shared object, no driver
[5]
$ echo text >t; install-tools identify t
File      t
          not a Solaris driver for x86: it is not an ELF file
[5]
$ install-tools identify missing
install-tools: missing: cannot be opened: No such file or directory
  name a driver file
[1]
$ install-tools inspect "$iso"
Media     SAMPLES/media/solaris.iso
          iso holding tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
          52 names, SHA-256 SHA256
Driver    10/vmblock             Solaris 10, Tools before 10.3.10
Driver    10/vmhgfs              Solaris 10, Tools before 10.3.10
Driver    10/vmmemctl            not proven, Tools before 9.10
Driver    10/vmxnet              Solaris 10
Driver    10/vmxnet3s            Solaris 10, Tools 9.0
Driver    10_64/vmblock          Solaris 10, Tools before 10.3.10
Driver    10_64/vmhgfs           Solaris 10, Tools before 10.3.10
Driver    10_64/vmmemctl         not proven, Tools before 9.10
Driver    10_64/vmxnet           Solaris 10
Driver    10_64/vmxnet3s         Solaris 10, Tools 9.0
Driver    11/vmblock             Solaris 11, Tools before 10.3.10
Driver    11/vmhgfs              Solaris 11, Tools before 10.3.10
Driver    11/vmmemctl            not proven, Tools before 9.10
Driver    11/vmxnet              Solaris 11
Driver    11/vmxnet3s            Solaris 11, Tools 9.0
Driver    11_64/vmblock          Solaris 11, Tools before 10.3.10
Driver    11_64/vmhgfs           Solaris 11, Tools before 10.3.10
Driver    11_64/vmmemctl         not proven, Tools before 9.10
Driver    11_64/vmxnet           Solaris 11
Driver    11_64/vmxnet3s         Solaris 11, Tools 9.0
Driver    2009.06/vmxnet         OpenSolaris 2009.06
Driver    2009.06/vmxnet3s       OpenSolaris 2009.06, Tools 9.0
Driver    2009.06_64/vmxnet      OpenSolaris 2009.06
Driver    2009.06_64/vmxnet3s    OpenSolaris 2009.06, Tools 9.0
$ : "what a terminal would obey is shown, other letters stay"
$ cp -Rp "$SAMPLES/media/vmware-tools-distrib" odd; cd odd/lib/modules/binary; mv 11 "$(printf 'a\233b\302\233c\303\244')"; rm -r [0-9]*; cd ../../../..; install-tools inspect odd | sed -n 's/^Driver *//p'
a\x9Bb\xC2\x9Bcä/vmblock       Solaris 11, Tools before 10.3.10
a\x9Bb\xC2\x9Bcä/vmhgfs        Solaris 11, Tools before 10.3.10
a\x9Bb\xC2\x9Bcä/vmmemctl      not proven, Tools before 9.10
a\x9Bb\xC2\x9Bcä/vmxnet        Solaris 11
a\x9Bb\xC2\x9Bcä/vmxnet3s      Solaris 11, Tools 9.0
