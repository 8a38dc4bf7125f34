The manifest is valid by the document types of 2005, 2009 and 2023.
Needs: command -v xmllint && test -f "$IT_SHARED/data/smf/service_bundle.2005.dtd.1"

$ programs m; root r; mkdir -p r/usr/lib; : >r/usr/lib/isaexec; install-tools -q --media m --root r --components startup
$ for year in 2005 2009 2023; do sed '/DOCTYPE/,/dtd/d' r/lib/svc/manifest/system/vmware-tools.xml >x.xml; xmllint --nonet --noout --dtdvalid "$IT_SHARED/data/smf/service_bundle.$year.dtd.1" x.xml && echo valid by $year; done
valid by 2005
valid by 2009
valid by 2023
$ grep -c 'DOCTYPE service_bundle' r/lib/svc/manifest/system/vmware-tools.xml
1
