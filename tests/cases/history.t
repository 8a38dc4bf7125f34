What was done in a root is told, oldest first, also after uninstall.

$ root r
$ install-tools history --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    0 runs changed what is installed here
$ install-tools -q --root r --media "$media"
$ install-tools -q --root r --media "$media"
$ install-tools plan -q --root r --media "$media"
$ chmod 600 r/kernel/drv/vmxnet3s.conf; install-tools repair -q --root r
$ install-tools uninstall -q --root r
$ install-tools history --root r | sed 's/[0-9:]* UTC/TIME/'
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Run       DATE TIME: install by install-tools VERSION
          vmware-solaris-tools.tar.gz, tar.gz, VMware Tools 9.0.0 build-782409
          SHA-256 SHA256
          vmxnet:11_64 vmxnet3s:11_64 on Oracle Solaris 11.1 x86
Run       DATE TIME: repair by install-tools VERSION
          vmware-solaris-tools.tar.gz, tar.gz, VMware Tools 9.0.0 build-782409
          SHA-256 SHA256
          vmxnet:11_64 vmxnet3s:11_64 on Oracle Solaris 11.1 x86
Run       DATE TIME: uninstall by install-tools VERSION
          vmware-solaris-tools.tar.gz, tar.gz, VMware Tools 9.0.0 build-782409
          SHA-256 SHA256
          vmxnet:11_64 vmxnet3s:11_64 on Oracle Solaris 11.1 x86
Result    3 runs changed what is installed here
$ printf 'odd line\n' >>r/var/lib/install-tools/history
$ install-tools history --json --root r 2>/dev/null | sed 's/T[0-9:]*Z/TIME/' | sed -n '/history"/,$p'
  "command": "history",
  "media": null,
  "roots": [
    {
      "root": "r",
      "result": "unchanged",
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
      "errors": [],
      "history": [
        {
          "time": "DATETIME",
          "command": "install",
          "program": "0.2.0",
          "system": "Oracle Solaris 11.1 x86",
          "media": "vmware-solaris-tools.tar.gz",
          "media_form": "tar.gz",
          "media_version": "9.0.0 build-782409",
          "media_sha256": "SHA256",
          "modules": "vmxnet:11_64 vmxnet3s:11_64"
        },
        {
          "time": "DATETIME",
          "command": "repair",
          "program": "0.2.0",
          "system": "Oracle Solaris 11.1 x86",
          "media": "vmware-solaris-tools.tar.gz",
          "media_form": "tar.gz",
          "media_version": "9.0.0 build-782409",
          "media_sha256": "SHA256",
          "modules": "vmxnet:11_64 vmxnet3s:11_64"
        },
        {
          "time": "DATETIME",
          "command": "uninstall",
          "program": "0.2.0",
          "system": "Oracle Solaris 11.1 x86",
          "media": "vmware-solaris-tools.tar.gz",
          "media_form": "tar.gz",
          "media_version": "9.0.0 build-782409",
          "media_sha256": "SHA256",
          "modules": "vmxnet:11_64 vmxnet3s:11_64"
        }
      ]
    }
  ],
  "result": "unchanged",
  "errors": []
}
