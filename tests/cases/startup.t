What starts VMware's programs: a service of SMF, run levels on Solaris 10,
nothing started unless asked for; VMware's script gets a shell that can run it.

$ programs m; media=m; printf '#!/bin/sh\n[[ x ]]\n' >m/vmware-tools-distrib/installer/services.sh
$ new() { rm -rf r; root r ${1:-sol11.1}; mkdir -p r/usr/lib r/usr/bin; echo isaexec >r/usr/lib/isaexec; : >r/usr/bin/bash; }
$ it() { "$BUILT/installer/install-tools" "$@" --root r --stale-boot-archive=accept; }
$ ours() { (cd r; find etc/init.d etc/rc* lib/svc var/svc -name '*vmware*' 2>/dev/null | sort | while read -r n; do stat -c '%a %N' $n; done); }
$ new; it -q --media m --components startup; ours; cat r/etc/init.d/vmware-tools r/lib/svc/manifest/system/vmware-tools.xml
755 'etc/init.d/vmware-tools'
444 'lib/svc/manifest/system/vmware-tools.xml'
#!/usr/bin/bash
[[ x ]]
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE service_bundle
SYSTEM "/usr/share/lib/xml/dtd/service_bundle.dtd.1">
<service_bundle type="manifest" name="install-tools:vmware-tools">
 <service name="system/vmware-tools" type="service" version="1">
  <create_default_instance enabled="false"/>
  <single_instance/>
  <dependency name="filesystem" grouping="require_all" restart_on="none" type="service">
   <service_fmri value="svc:/system/filesystem/local"/>
  </dependency>
  <dependency name="network" grouping="optional_all" restart_on="none" type="service">
   <service_fmri value="svc:/milestone/network"/>
  </dependency>
  <exec_method type="method" name="start" exec="/etc/init.d/vmware-tools start" timeout_seconds="120"/>
  <exec_method type="method" name="stop" exec="/etc/init.d/vmware-tools stop" timeout_seconds="120"/>
  <property_group name="startd" type="framework">
   <propval name="duration" type="astring" value="transient"/>
  </property_group>
  <stability value="Evolving"/>
  <template>
   <common_name>
    <loctext xml:lang="C">VMware Tools</loctext>
   </common_name>
  </template>
 </service>
</service_bundle>
$ install-tools status --root r | grep -e '^Programs' -e '^Result'
Programs  VMware's, 38 files and 18 links, and what starts them
Result    installed, and it fits this system
$ it -q --media m --components startup --start-services; grep enabled r/lib/svc/manifest/system/vmware-tools.xml
  <create_default_instance enabled="true"/>
$ : "what was asked for once stays decided"
$ it -q --media m --components startup; grep enabled r/lib/svc/manifest/system/vmware-tools.xml; install-tools verify --root r -q && echo right
  <create_default_instance enabled="true"/>
right
$ install-tools uninstall -q --root r; ours
$ new osol2009.06; it -q --media m --components startup; ours
755 'etc/init.d/vmware-tools'
444 'var/svc/manifest/system/vmware-tools.xml'
$ new sol10u11; it -q --media m --components startup; ours
755 'etc/init.d/vmware-tools'
$ it -q --media m --components startup --start-services; ours; install-tools verify --root r -q && echo right
755 'etc/init.d/vmware-tools'
777 'etc/rc0.d/K65vmware-tools' -> '../init.d/vmware-tools'
777 'etc/rc1.d/K65vmware-tools' -> '../init.d/vmware-tools'
777 'etc/rc2.d/S05vmware-tools' -> '../init.d/vmware-tools'
777 'etc/rcS.d/K65vmware-tools' -> '../init.d/vmware-tools'
right
$ rm r/etc/rc2.d/S05vmware-tools; install-tools repair -q --root r --stale-boot-archive=accept; ours | grep S05
777 'etc/rc2.d/S05vmware-tools' -> '../init.d/vmware-tools'
$ install-tools uninstall -q --root r --stale-boot-archive=accept; ours; find r -name '*vmware*'
$ : "a script that names another shell; a root without bash"
$ new; printf '#!/bin/sh -x\n' >m/vmware-tools-distrib/installer/services.sh; it -q --media m --components startup; head -1 r/etc/init.d/vmware-tools
#!/usr/bin/bash -x
$ new; printf '#!/bin/shell\n' >m/vmware-tools-distrib/installer/services.sh; it -q --media m --components startup; head -1 r/etc/init.d/vmware-tools
#!/bin/shell
$ new; rm r/usr/bin/bash; printf '#!/bin/sh\n' >m/vmware-tools-distrib/installer/services.sh; it -q --media m --components startup; head -1 r/etc/init.d/vmware-tools
#!/bin/sh
$ : "when it starts is told"
$ printf '#!/bin/sh\n' >m/vmware-tools-distrib/installer/services.sh; new; it --media m --components startup | grep -e 'note.*programs'; it --media m --components startup --start-services | grep -e 'note.*programs'
note      nothing starts VMware's programs: --start-services would
note      VMware's programs start at every boot
