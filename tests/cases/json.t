One JSON object on standard output for every exit status.

$ root r
$ install-tools --json --root r --media "$media" 2>err; cat err
{
  "schema": 1,
  "command": "install",
  "media": {
    "path": "SAMPLES/media/vmware-solaris-tools.tar.gz",
    "form": "tar.gz",
    "version": "9.0.0 build-782409",
    "sha256": "SHA256",
    "trust": "unsigned",
    "not_verified": "who made it was not verified: VMware's media carry no signature"
  },
  "roots": [
    {
      "root": "r",
      "result": "changed",
      "changed": true,
      "reboot_required": false,
      "system": {
        "family": "solaris11",
        "distribution": "Oracle Solaris 11.1 x86",
        "release": "11.1",
        "update": null,
        "kernel_bits": 64,
        "kernels": [
          64
        ],
        "verdict": "supported",
        "reason": null,
        "warning": null,
        "remedy": null,
        "explain": [
          {
            "row": "release-11-minor",
            "because": "etc/release says \"Oracle Solaris 11.1 X86\""
          },
          {
            "row": "kernel-x86",
            "because": "kernel_files says \"unix64 elf64 genunix64\""
          },
          {
            "row": "solaris11",
            "because": "family solaris11, verdict supported"
          }
        ]
      },
      "steps": [
        {
          "kind": "directory",
          "action": "make directory",
          "path": "var",
          "note": null,
          "state": "unchanged"
        },
        {
          "kind": "directory",
          "action": "make directory",
          "path": "var/lib",
          "note": null,
          "state": "unchanged"
        },
        {
          "kind": "directory",
          "action": "make directory",
          "path": "var/lib/install-tools",
          "note": null,
          "state": "unchanged"
        },
        {
          "kind": "directory",
          "action": "make directory",
          "path": "var/lib/install-tools/backup",
          "note": null,
          "state": "unchanged"
        },
        {
          "kind": "file",
          "action": "keep a copy",
          "path": "var/lib/install-tools/backup/SHA256",
          "note": null,
          "state": "done"
        },
        {
          "kind": "file",
          "action": "install",
          "path": "kernel/drv/vmxnet3s.conf",
          "note": "settings of the driver",
          "state": "done"
        },
        {
          "kind": "directory",
          "action": "make directory",
          "path": "kernel/drv/amd64",
          "note": null,
          "state": "unchanged"
        },
        {
          "kind": "file",
          "action": "install",
          "path": "kernel/drv/amd64/vmxnet3s",
          "note": "11_64, built for Solaris 11, Tools 9.0, N bytes",
          "state": "done"
        },
        {
          "kind": "file",
          "action": "install",
          "path": "kernel/drv/amd64/vmxnet",
          "note": "11_64, built for Solaris 11, N bytes",
          "state": "done"
        },
        {
          "kind": "file",
          "action": "edit",
          "path": "etc/name_to_major",
          "note": "add 'vmxnet3s 7', add 'vmxnet 9'",
          "state": "done"
        },
        {
          "kind": "file",
          "action": "edit",
          "path": "etc/minor_perm",
          "note": "add 'vmxnet3s:* 0600 root sys', add 'vmxnet:* 0600 root sys'",
          "state": "done"
        },
        {
          "kind": "file",
          "action": "edit",
          "path": "etc/driver_aliases",
          "note": "add 'vmxnet3s \"pci15ad,7b0\"', add 'vmxnet \"pci15ad,720\"'",
          "state": "done"
        },
        {
          "kind": "directory",
          "action": "make directory",
          "path": "etc/driver",
          "note": null,
          "state": "done"
        },
        {
          "kind": "directory",
          "action": "make directory",
          "path": "etc/driver/drv",
          "note": null,
          "state": "done"
        },
        {
          "kind": "file",
          "action": "install",
          "path": "etc/driver/drv/vmxnet3s.conf",
          "note": "EnableLSO=0 for vmxnet3s0",
          "state": "done"
        },
        {
          "kind": "file",
          "action": "create",
          "path": "reconfigure",
          "note": "the next boot looks for new devices",
          "state": "done"
        },
        {
          "kind": "file",
          "action": "record",
          "path": "var/lib/install-tools/tuning.xml",
          "note": "how the network was set before",
          "state": "done"
        },
        {
          "kind": "file",
          "action": "record",
          "path": "var/lib/install-tools/media.seen",
          "note": null,
          "state": "done"
        },
        {
          "kind": "file",
          "action": "record",
          "path": "var/lib/install-tools/installed.xml",
          "note": null,
          "state": "done"
        },
        {
          "kind": "file",
          "action": "record",
          "path": "var/lib/install-tools/history",
          "note": null,
          "state": "done"
        }
      ],
      "findings": [
        {
          "code": "known-fault",
          "weight": "warning",
          "letter": null,
          "path": "vmxnet3s",
          "text": "changing the MTU while traffic runs can panic the system (stop/transmit race)",
          "remedy": null
        },
        {
          "code": "one-extra-restart",
          "weight": "note",
          "letter": null,
          "path": null,
          "text": "the first boot notices the change, rebuilds the boot archive and restarts once by itself",
          "remedy": null
        }
      ],
      "errors": [],
      "tuning": [
        {
          "object": "vmxnet3s0",
          "setting": "lso",
          "wanted": "off",
          "stored": "on",
          "current": null,
          "origin": "profile",
          "mechanism": ".conf",
          "takes_effect": "at the next boot",
          "differs": true,
          "reason": null,
          "remedy": null
        }
      ]
    }
  ],
  "result": "changed",
  "errors": []
}
$ install-tools verify --json --root r 2>/dev/null | head -n 8
{
  "schema": 1,
  "command": "verify",
  "media": null,
  "roots": [
    {
      "root": "r",
      "result": "unchanged",
$ root s sparc11
$ install-tools --json --root s --media "$media" 2>/dev/null
{
  "schema": 1,
  "command": "install",
  "media": null,
  "roots": [
    {
      "root": "s",
      "result": "refused",
      "changed": false,
      "reboot_required": false,
      "system": {
        "family": "solaris11",
        "distribution": "Oracle Solaris 11.3 SPARC",
        "release": "11.3",
        "update": null,
        "kernel_bits": 64,
        "kernels": [
          64
        ],
        "verdict": "unsupported",
        "reason": "this is a SPARC system; VMware's virtual machines are x86",
        "warning": null,
        "remedy": "there are no such drivers for SPARC",
        "explain": [
          {
            "row": "release-11-minor",
            "because": "etc/release says \"Oracle Solaris 11.3 SPARC\""
          },
          {
            "row": "kernel-sparc",
            "because": "kernel_files says \"sparc elf64\""
          },
          {
            "row": "sparc",
            "because": "family solaris11, verdict unsupported"
          }
        ]
      },
      "steps": [],
      "findings": [],
      "errors": [
        {
          "code": "target-refused",
          "status": 4,
          "path": "s",
          "text": "this is a SPARC system; VMware's virtual machines are x86",
          "remedy": "there are no such drivers for SPARC"
        }
      ]
    }
  ],
  "result": "refused",
  "errors": []
}
[4]
$ install-tools --json --root r --media missing 2>/dev/null
{
  "schema": 1,
  "command": "install",
  "media": null,
  "roots": [
    {
      "root": "r",
      "result": "refused",
      "changed": false,
      "reboot_required": false,
      "system": {
        "family": "solaris11",
        "distribution": "Oracle Solaris 11.1 x86",
        "release": "11.1",
        "update": null,
        "kernel_bits": 64,
        "kernels": [
          64
        ],
        "verdict": "supported",
        "reason": null,
        "warning": null,
        "remedy": null,
        "explain": [
          {
            "row": "release-11-minor",
            "because": "etc/release says \"Oracle Solaris 11.1 X86\""
          },
          {
            "row": "kernel-x86",
            "because": "kernel_files says \"unix64 elf64 genunix64\""
          },
          {
            "row": "solaris11",
            "because": "family solaris11, verdict supported"
          }
        ]
      },
      "steps": [],
      "findings": [],
      "errors": []
    }
  ],
  "result": "refused",
  "errors": [
    {
      "code": "media-refused",
      "status": 5,
      "path": "missing",
      "text": "cannot be opened: No such file or directory",
      "remedy": "give VMware Tools for Solaris: solaris.iso, vmware-solaris-tools.tar.gz or its directory"
    }
  ]
}
[5]
$ install-tools identify --json "$SAMPLES/files/vmxnet3s-10-64"
{
  "schema": 1,
  "command": "identify",
  "files": [
    {
      "path": "SAMPLES/files/vmxnet3s-10-64",
      "kind": "driver",
      "module": "vmxnet3s",
      "bits": 64,
      "flavours": [
        "10"
      ],
      "proven": true,
      "contradictory": false,
      "generation": "2012-08",
      "product": "Tools 9.0",
      "ident": "VMware EtherAdapter v3 b724730",
      "depends": "misc/mac",
      "reason": "dev_ops revision 3, MAC slots 9 and 10 filled, no quiesce symbol, _depends_on",
      "mtu": "conf MTU= and accept-jumbo",
      "lso_works": false,
      "cautions": "changing the MTU while traffic runs can panic the system (stop/transmit race); a new MTU is not told to the network stack"
    }
  ],
  "result": "unchanged",
  "errors": []
}
