Every form of the media gives the same installation.

$ for form in tar tar.gz tar.xz zip; do root r-$form; install-tools -q --root r-$form --media "$SAMPLES/media/vmware-solaris-tools.$form" || echo failed; done
$ root r-iso; install-tools -q --root r-iso --media "$iso"
$ root r-dir; install-tools -q --root r-dir --media "$SAMPLES/media/vmware-tools-distrib"
$ root r-cd; install-tools -q --root r-cd --media "$SAMPLES/media/cd"
$ for form in tar.gz tar.xz zip iso dir cd; do (cd r-tar && find kernel etc -type f -exec sha256sum {} +) | (cd r-$form && sha256sum --quiet -c) || echo $form differs; done
