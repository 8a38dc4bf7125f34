svcs, svcadm, svccfg, svcprop.  Enabling a service that fails ends with 0
unless it is waited for.
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ new() { system=$1; shift; new_guest $system 'service svc:/network/physical:default online' 'service svc:/site/bad:default disabled' 'service-fails svc:/site/bad:default' "$@"; }
$ xml() { printf '<service_bundle type="manifest" name="x">\n<service name="site/x" type="service" version="1">\n<create_default_instance enabled="%s"/>%s</service></service_bundle>\n' "$1" "$2" >g/tree/x.xml; }
$ new sol11.1 'property svc:/network/physical:default netcfg/active_ncp astring DefaultFixed'
$ at svcs | sed 3q
1: STATE          STIME    FMRI
1: online         10:01:02  svc:/network/physical:default
1: disabled       10:01:02  svc:/site/bad:default
$ at svcs -H -o state network/physical
1: online         
$ at svcs nothing
2: svcs: Pattern 'nothing' doesn't match any instances
[1]
$ at svcadm disable physical; at svcs -H -o state,fmri physical:default
1: disabled       svc:/network/physical:default
$ at svcadm enable svc:/site/bad; at svcs -H -o state bad
1: maintenance    
$ at svcadm disable bad; at svcadm enable -s bad
2: svcadm: Instance "svc:/site/bad:default" is in maintenance state.
[3]
$ at svcadm clear physical; at svcadm restart physical; at svcadm refresh physical; at svcs -H -o state physical
1: disabled       
$ at svcadm enable nothing
2: svcadm: Pattern 'nothing' doesn't match any instances
[1]
$ at svcadm frob bad
2: Usage: svcadm [-v] [cmd [args ... ]]
[2]
$ at svcprop -p netcfg/active_ncp physical
1: DefaultFixed
$ at svcprop -p restarter/state bad
1: maintenance
$ at svcprop -p no/such physical
2: svcprop: Couldn't find property `no/such' for instance `svc:/network/physical:default'.
[1]
$ at svcprop -p no/such nothing
2: svcprop: Pattern 'nothing' doesn't match any entities
[1]
$ xml true; at svccfg validate /x.xml; at svccfg import /x.xml; at svcs -H -o state site/x
1: online         
$ at svccfg delete site/x; at svccfg delete -f site/x; at svcs site/x
2: svccfg: site/x: Instance is not disabled
2: svcs: Pattern 'site/x' doesn't match any instances
[1]
$ xml false '<template><pg_pattern name="p"/></template>'; at svccfg import /x.xml; at svcs -H -o state site/x
1: disabled       
$ echo '<x/>' >g/tree/x.xml; at svccfg validate /x.xml; at svccfg import /none.xml
2: svccfg: /x.xml: couldn't parse document
2: svccfg: /none.xml: No such file or directory
[1]
$ : the DTD of 2005 has no templates
$ new sol10u11; xml false '<template><pg_pattern name="p"/></template>'; at svccfg import /x.xml
2: svccfg: Document is not valid.
[1]
$ new sol11.1 'user 12345'; at svcadm disable physical
2: svcadm: svc:/network/physical:default: Permission denied.
[1]
