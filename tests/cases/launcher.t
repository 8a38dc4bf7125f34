The launcher finds what was built beside it, whatever the caller has set.

$ mkdir -p d/build/installer e/d; cp "$SRC/install-tools" d/; ln -s "$BUILT/installer/install-tools" d/build/installer/
$ for path in d/install-tools ./d/install-tools "$PWD/d/install-tools"; do sh "$path" --version | sed 's/ .*//'; done
install-tools
install-tools
install-tools
$ : "a CDPATH that is exported: cd prints where it went, or goes elsewhere"
$ for dirs in "$PWD" "$PWD/e" .:..; do CDPATH=$dirs sh d/install-tools --version | sed 's/ .*//'; done
install-tools
install-tools
install-tools
