A list of roots in a file, one a line; together with --root in the order of the command line.

$ root a; root b sol11.4; root c sol11.0; root 'with blank' sol11.3; root '#odd'
$ printf '# the images\n\nb\n#a\nwith blank' >list
$ try() { install-tools plan --media "$media" "$@" 2>/dev/null | grep -e ^Root -e ^Total -e '^install-tools'; }
$ try --root c --roots-from list --root a
Root      c
Root      b
Root      with blank
Root      a
Total     4 roots: 4 unchanged
$ printf 'c\n' >list2; printf 'b\n./#odd' | try -R a --roots-from - --roots-from=list2
Root      a
Root      b
Root      ./#odd
Root      c
Total     4 roots: 4 unchanged
$ install-tools status --roots-from list --json 2>/dev/null | grep '"root"'
      "root": "b",
      "root": "with blank",
$ install-tools status --roots-from missing
install-tools: missing: cannot be opened: No such file or directory
  name a file that lists roots, or "-" for standard input
[2]
$ install-tools status --roots-from a
install-tools: a: cannot be read: Is a directory
  name a file that lists roots, or "-" for standard input
[2]
$ printf '\n# none\n' >none; install-tools status --roots-from none
install-tools: none: names no root
  put the name of one root on each line
[2]
$ install-tools status --root a --roots-from /dev/null
install-tools: /dev/null: names no root
  put the name of one root on each line
[2]
$ install-tools status --roots-from - --roots-from - <list2
install-tools: standard input: names no root
  put the name of one root on each line
[2]
$ printf 'a\nb\0c\n' >nul; install-tools status --roots-from nul
install-tools: nul: line 2: holds a NUL byte
  put the name of one root on each line
[2]
$ printf '#\0' | install-tools status --roots-from -
install-tools: standard input: line 1: holds a NUL byte
  put the name of one root on each line
[2]
$ { echo a; printf '%4096s\n' x | tr ' ' x; } >long; install-tools status --roots-from long
install-tools: long: line 2: is too long for a name
  put the name of one root on each line
[2]
$ { echo a; printf '%4095s\n' x | tr ' ' x; } >fits; install-tools status -q --roots-from fits 2>&1 | sed 's/x\{100,\}/x/'
install-tools: x...: cannot be opened: File name too long
  name the directory that holds the target's etc and kernel with --root
$ install-tools status --roots-from
install-tools: --roots-from: needs a value
  "install-tools status --help" lists what there is
[2]
$ printf 'a\nb\na\n' | install-tools status --roots-from -
install-tools: a: is the same root as a, named before it
  name each root once
[2]
$ install-tools status --json --roots-from missing 2>/dev/null
{
  "schema": 1,
  "command": "status",
  "media": null,
  "roots": [],
  "result": "refused",
  "errors": [
    {
      "code": "usage",
      "status": 2,
      "path": "missing",
      "text": "cannot be opened: No such file or directory",
      "remedy": "name a file that lists roots, or \"-\" for standard input"
    }
  ]
}
[2]
