Services of manifests: when they are imported, the order, their methods, and
what the repository says (tuning.md 2.7, 6).
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ manifest() { printf '<service_bundle type="manifest" name="m">\n<service name="site/%s" type="service" version="1">\n<create_default_instance enabled="%s"/>\n%s\n<exec_method type="method" name="start" exec="/usr/lib/m/tune %%m %s" timeout_seconds="60"/>\n<exec_method type="method" name="stop" exec=":true" timeout_seconds="60"/>\n<property_group name="startd" type="framework"><propval name="duration" type="astring" value="transient"/></property_group>\n<property_group name="config" type="application"><propval name="text" type="astring" value="a b;c"/><propval name="none" type="astring" value=""/><property name="links" type="astring"><astring_list><value_node value="net0 9000"/><value_node value="net1"/></astring_list></property></property_group>\n</service>\n</service_bundle>\n' "$1" "${3:-true}" "$2" "$1"; }
$ usr='<dependency name="usr" grouping="require_all" restart_on="none" type="service"><service_fmri value="svc:/system/filesystem/usr"/></dependency>'
$ before='<dependent name="physical" grouping="optional_all" restart_on="none"><service_fmri value="svc:/network/physical"/></dependent>'
$ after='<dependency name="physical" grouping="optional_all" restart_on="none" type="service"><service_fmri value="svc:/network/physical"/></dependency>'
$ tune() { mkdir -p g/tree/usr/lib/m; rm -f g/tree/usr/lib/m/tune; printf '#!/sbin/sh\necho "$*: $SMF_FMRI $SMF_METHOD"\n%s\n' "$1" >g/tree/usr/lib/m/tune; chmod 555 g/tree/usr/lib/m/tune; }
$ link='dladm show-link -p -o link,state 2>/dev/null || dladm show-dev -p'
$ put() { mkdir -p g/tree/$1/svc/manifest/site; manifest early "$usr$before" >g/tree/$1/svc/manifest/site/early.xml; manifest late "$after" >g/tree/$1/svc/manifest/site/late.xml; tune "$link"; inside bootadm update-archive >/dev/null; }
$ logs() { (cd g/tree/var/svc/log; grep -v -e '^\[' *); rm -r g/tree/var/svc/log; }
$ : what a method sees of the service before which it runs
$ guest_like sol11.1-late; put lib; tune 'svcprop -p restarter/state svc:/network/physical:default; svcprop -p restarter/next_state network/physical:default; svcprop -p restarter/state network/physical:nwam; svcprop -p restarter/state network/datalink-management'; reboot; logs; reboot; logs | sed 4q; at svcs -H -o state,fmri network/physical
site-early:default.log:start early: svc:/site/early:default start
site-early:default.log:offline
site-early:default.log:none
site-early:default.log:disabled
site-early:default.log:online
site-late:default.log:start late: svc:/site/late:default start
site-late:default.log:online
site-late:default.log:none
site-late:default.log:disabled
site-late:default.log:online
site-early:default.log:start early: svc:/site/early:default start
site-early:default.log:offline
site-early:default.log:none
site-early:default.log:disabled
1: online         svc:/network/physical:default
$ : from /lib before all else, where there is such a folder
$ guest_like sol11.1-late; put lib; reboot; logs
site-early:default.log:start early: svc:/site/early:default start
site-early:default.log:net0:unknown
site-late:default.log:start late: svc:/site/late:default start
site-late:default.log:net0:up
$ guest_like omnios; put lib; reboot; logs
site-early:default.log:start early: svc:/site/early:default start
site-early:default.log:vmxnet3s0:unknown
site-late:default.log:start late: svc:/site/late:default start
site-late:default.log:vmxnet3s0:up
$ : from /var when the interface is there already, at the next boot before
$ for s in sol11.1-late omnios osol2009.06-net sol10u11-net; do echo $s; guest_like $s; put var; reboot; logs; reboot; logs; done
sol11.1-late
site-early:default.log:start early: svc:/site/early:default start
site-early:default.log:net0:up
site-late:default.log:start late: svc:/site/late:default start
site-late:default.log:net0:up
site-early:default.log:start early: svc:/site/early:default start
site-early:default.log:net0:unknown
site-late:default.log:start late: svc:/site/late:default start
site-late:default.log:net0:up
omnios
site-early:default.log:start early: svc:/site/early:default start
site-early:default.log:vmxnet3s0:up
site-late:default.log:start late: svc:/site/late:default start
site-late:default.log:vmxnet3s0:up
site-early:default.log:start early: svc:/site/early:default start
site-early:default.log:vmxnet3s0:unknown
site-late:default.log:start late: svc:/site/late:default start
site-late:default.log:vmxnet3s0:up
osol2009.06-net
site-early:default.log:start early: svc:/site/early:default start
site-early:default.log:e1000g0:unknown
site-early:default.log:vmxnet3s0:up
site-late:default.log:start late: svc:/site/late:default start
site-late:default.log:e1000g0:unknown
site-late:default.log:vmxnet3s0:up
site-early:default.log:start early: svc:/site/early:default start
site-early:default.log:e1000g0:unknown
site-early:default.log:vmxnet3s0:unknown
site-late:default.log:start late: svc:/site/late:default start
site-late:default.log:e1000g0:unknown
site-late:default.log:vmxnet3s0:up
sol10u11-net
site-early:default.log:start early: svc:/site/early:default start
site-early:default.log:e1000g0 link=up speed=1000 duplex=full
site-early:default.log:vmxnet3s0 link=up speed=10000 duplex=full
site-late:default.log:start late: svc:/site/late:default start
site-late:default.log:e1000g0 link=up speed=1000 duplex=full
site-late:default.log:vmxnet3s0 link=up speed=10000 duplex=full
site-early:default.log:start early: svc:/site/early:default start
site-early:default.log:e1000g0 link=unknown speed=0 duplex=unknown
site-early:default.log:vmxnet3s0 link=unknown speed=0 duplex=unknown
site-late:default.log:start late: svc:/site/late:default start
site-late:default.log:e1000g0 link=up speed=1000 duplex=full
site-late:default.log:vmxnet3s0 link=up speed=10000 duplex=full
$ : /lib is nothing to 10 and 2009.06
$ guest_like osol2009.06-net; put lib; reboot svcs -H -o fmri site/early
svcs: Pattern 'site/early' doesn't match any instances
[1]
$ : imported while it runs: the methods run at once
$ guest_like sol11.1-late; tune 'svcprop -p config/text $SMF_FMRI'; manifest late "$after" >g/tree/late.xml; at svccfg import /late.xml; at svcs -H -o state,fmri site/late; cat g/tree/var/svc/log/*
1: online         svc:/site/late:default
[ Jan  1 00:00:00 Executing start method ("/usr/lib/m/tune start late"). ]
start late: svc:/site/late:default start
a\ b\;c
[ Jan  1 00:00:00 Method "start" exited with status 0. ]
$ : what a property looks like
$ at svcprop -p config/text site/late; at svcprop -p config/none site/late; at svcprop -p config/links site/late; at svcprop -t -p config/links site/late; at svcprop -f -p config/none site/late; at svcprop -p config site/late
1: a\ b\;c
1: ""
1: net0\ 9000 net1
1: config/links astring net0\ 9000 net1
1: svc:/site/late:default/:properties/config/none astring ""
1: config/text astring a\ b\;c
1: config/none astring ""
1: config/links astring net0\ 9000 net1
$ at svcprop -p config/text -p config/none site/late; at svcprop -p config/nothing site/late; at svcprop -q -p config/nothing site/late
1: config/text astring a\ b\;c
1: config/none astring ""
2: svcprop: Couldn't find property `config/nothing' for instance `svc:/site/late:default'.
[1]
$ at svcprop -p start/exec site/late; at svcprop -p physical/entities site/late; at svcprop -p general/enabled site/late
1: /usr/lib/m/tune\ %m\ late
1: svc:/network/physical
1: true
$ : edited, then known to methods by a refresh
$ at svccfg -s site/late setprop config/text = astring: '"x y"'; at svcprop -p config/text site/late; at svcprop -c -p config/text site/late; at svcadm refresh site/late; at svcprop -p config/text site/late
1: a\ b\;c
1: x\ y
1: x\ y
$ at svcadm disable site/late; at svcs -H -o state site/late; reboot svcs -H -o state site/late; at svcadm enable site/late; at svcs -H -o state site/late
1: disabled       
disabled       
1: online         
$ : what a status means
$ for n in 95 96 1; do at svcadm disable site/late; tune "exit $n"; rm -f g/tree/var/svc/log/*; at svcadm enable -s site/late; at svcadm clear site/late; at svcs -H -o state site/late; grep -c Executing g/tree/var/svc/log/*; done
2: svcadm: Instance "svc:/site/late:default" is in maintenance state.
1: maintenance    
2
2: svcadm: Instance "svc:/site/late:default" is in maintenance state.
1: maintenance    
2
2: svcadm: Instance "svc:/site/late:default" is in maintenance state.
1: maintenance    
6
$ rm g/tree/usr/lib/m/tune; at svcadm enable -s site/late
2: svcadm: Instance "svc:/site/late:default" is in maintenance state.
[3]
$ : one that requires what is not there stays offline, a ring ends in maintenance
$ guest_like sol11.1-late; tune :; manifest early "$(echo "$usr" | sed s,filesystem/usr,nothing,)" >g/tree/e.xml; at svccfg import /e.xml; at svcs -H -o state site/early
1: offline        
$ guest_like sol11.1-late; put lib; manifest early "$usr$(echo "$after" | sed s,network/physical,milestone/multi-user,)$before" >g/tree/lib/svc/manifest/site/early.xml; reboot svcs -H -o state,fmri site/early; grep cycle g/state/console
maintenance    svc:/site/early:default
svc.startd: Transitioning svc:/site/early:default to maintenance because it completes a dependency cycle
$ : changed, it is imported again, gone, it goes, where import is early
$ guest_like sol11.1-late; put lib; reboot; manifest late "$after" | sed 's/a b;c/new/' >g/tree/lib/svc/manifest/site/late.xml; reboot svcprop -p config/text site/late; rm g/tree/lib/svc/manifest/site/late.xml; reboot svcs -H -o state site/late
new
svcs: Pattern 'site/late' doesn't match any instances
[1]
$ : svcadm restart manifest-import does the same
$ guest_like sol10u11-net; put var; at svcadm restart manifest-import; at svcs -H -o state,fmri site/early; ls g/tree/var/svc/log
1: online         svc:/site/early:default
site-early:default.log
site-late:default.log
$ : not in the order of the DTD, without what must be there
$ manifest late "$after" | sed 's,<create_default_instance.*/>,,; s,</service>,<create_default_instance enabled="true"/></service>,' >g/tree/x.xml; at svccfg validate /x.xml
2: svccfg: Document is not valid.
[1]
$ manifest late "$after" | sed 's, timeout_seconds="60",,' >g/tree/x.xml; at svccfg validate /x.xml
2: svccfg: Document is not valid.
[1]
$ manifest late "$after" | sed 's,</service>,,' >g/tree/x.xml; at svccfg validate /x.xml
2: svccfg: /x.xml: couldn't parse document
[1]
