Settings of which a program did one half: what dladm's store still holds is
found, and so is what a boot service had set before the run failed.

Needs: sh "$top_srcdir/tests/guest/run" --possible
$ declare() { { cat "$SRC/tests/guest/guests/sol11.1-late.guest"; echo 'directory /etc/dladm'; printf "line /etc/dladm/datalink.conf 'net9\tname=string,net9;class=int,1;'\n"; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; guest_listing g >was; }
$ apply() { guest "$@" install-tools tune apply -q --profile jumbo --live; }
$ next() { echo "$1:$(($(grep -c "^ *$1 " g/state/log) + ${3:-1})):$2"; }
$ : "the store keeps what was to go: the next boot would have it again"
$ declare; apply g; guest -i "$(next dladm crash=2 3)" g install-tools tune revert -q; grep -o 'mtu=[a-z0-9,]*' g/tree/etc/dladm/datalink.conf; guest g install-tools tune revert -q; guest_listing g | diff was -
install-tools: net0: dladm was to store nothing, and stores 9000
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
mtu=string,9000
$ : "it has not got what was to stay"
$ declare; apply g; n=$(grep '^dladm' g/state/log | grep -n set-linkprop | cut -d: -f1); declare; apply -i "dladm:$n:crash=2" g; guest_listing g | diff was -; guest g dladm show-link -p -o link,mtu
install-tools: net0: dladm was to store 9000, and stores nothing
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
net0:1500
$ : "nor where the store says nothing of any link: that the call ended badly is enough"
$ rm -rf g; guest -k g sol11.1-late zonename >/dev/null; apply -i "dladm:$n:crash=2" g; guest g dladm show-link -p -o link,mtu; apply -i "dladm:$(($(grep -c '^dladm' g/state/log) + n)):exit-after=1" g; grep -c "set-linkprop.*-> 1" g/state/log; guest -r g dladm show-link -p -o link,mtu
install-tools: net0: dladm was to store 9000, and stores nothing
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
net0:1500
1
net0:9000
$ : "a service that svccfg imported, and denies it"
$ rm -rf g; guest -k g sol10u11-net zonename; guest -i svccfg:2:exit-after=1 g install-tools tune apply -q --profile jumbo; guest g ndd /dev/tcp tcp_max_buf tcp_xmit_hiwat tcp_recv_hiwat
global
install-tools: svccfg: ended with status 1
  everything was put back; its messages are in /var/log/install-tools.log
1048576

49152

49152
$ : "a service that svccfg says to have deleted"
$ guest g install-tools tune apply -q --profile jumbo; guest -i "$(next svccfg lie)" g install-tools tune revert -q; guest g svcs -H -o fmri svc:/site/install-tools/net-late:default; guest g install-tools tune revert -q; guest g svcs -H -o fmri svc:/site/install-tools/net-late:default
install-tools: svcs: does not say that svc:/site/install-tools/net-late:default is gone
  everything was put back; its messages are in /var/log/install-tools.log
svc:/site/install-tools/net-late:default
svcs: Pattern 'svc:/site/install-tools/net-late:default' doesn't match any instances
[1]
