Properties of the protocols: ipadm and ndd (tuning.md 1.5, 1.6, 2.2, 2.3; 7:
5 to 10).
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ of() { at ipadm show-prop -c -o PROTO,PROPERTY,CURRENT,DEFAULT,PERSISTENT,POSSIBLE,PERM -p "$@"; }
$ guest_like sol11.1-late
$ at ipadm show-prop tcp
1: PROTO PROPERTY              PERM CURRENT      PERSISTENT   DEFAULT      POSSIBLE
1: tcp   ecn                   rw   passive      --           passive      never,passive,
1:                                                                         active
1: tcp   extra_priv_ports      rw   2049,4045    --           2049,4045    1-65535
1: tcp   largest_anon_port     rw   65535        --           65535        32768-65535
1: tcp   max_buf               rw   1048576      --           1048576      128000-1073741824
1: tcp   recv_buf              rw   128000       --           128000       2048-1048576
1: tcp   sack                  rw   active       --           active       never,passive,
1:                                                                         active
1: tcp   send_buf              rw   49152        --           49152        4096-1048576
$ at ipadm show-prop -c -o property ip
1: forwarding
1: ttl
1: forwarding
1: hoplimit
$ : the cap comes first, the newline is on the other stream
$ of max_buf,recv_buf,send_buf,_cwnd_max tcp
1: tcp:max_buf:1048576:1048576::128000-1073741824:rw
1: tcp:recv_buf:128000:128000::2048-1048576:rw
1: tcp:send_buf:49152:49152::4096-1048576:rw
1: tcp:_cwnd_max:1048576:1048576::128-1073741824:rw
$ at ipadm set-prop -p recv_buf=4194304 tcp
1: 
2: ipadm: set-prop: recv_buf: Value is outside the allowed range[1]
$ inside ipadm set-prop -p recv_buf=4194304 tcp >out 2>err; od -An -c out; wc -l <err
  \n
0
$ at ipadm set-prop -p max_buf=4194304 tcp; at ipadm set-prop -p recv_buf=4194304 tcp; of recv_buf,max_buf tcp
1: tcp:recv_buf:4194304:128000:4194304:2048-4194304:rw
1: tcp:max_buf:4194304:1048576:4194304:128000-1073741824:rw
$ cat g/tree/etc/ipadm/ipadm.conf
#
# DO NOT EDIT OR PARSE THIS FILE!
#
_protocol=tcp;max_buf=4194304;
_protocol=tcp;recv_buf=4194304;
$ : a key that is there is rewritten in its place
$ at ipadm set-prop -p max_buf=8388608 tcp; at ipadm set-prop -t -p send_buf=1048576 tcp; of send_buf tcp; sed 1,3d g/tree/etc/ipadm/ipadm.conf
1: tcp:send_buf:1048576:49152::4096-8388608:rw
_protocol=tcp;max_buf=8388608;
_protocol=tcp;recv_buf=4194304;
$ at ipadm reset-prop -p recv_buf tcp; of recv_buf tcp; sed 1,3d g/tree/etc/ipadm/ipadm.conf
1: tcp:recv_buf:128000:128000::2048-8388608:rw
_protocol=tcp;max_buf=8388608;
$ : private: only when asked for, the store has one more _
$ at ipadm set-prop -p _lso_outbound=0 ip; of _lso_outbound ip; tail -n 1 g/tree/etc/ipadm/ipadm.conf
1: ip:_lso_outbound:0:1:0:0,1:rw
_protocol=ip;__lso_outbound=0;
$ at ipadm show-prop ip | grep -c lso
0
[1]
$ at ipadm set-prop -p _lso_outbound=2 ip
1: 
2: ipadm: set-prop: _lso_outbound: Value is outside the allowed range[1]
$ : nobody knows it: no text
$ of nothing tcp
1: tcp:nothing:?:?:?:?:?
[1]
$ at ipadm show-prop -p max_buf,nothing tcp
1: PROTO PROPERTY              PERM CURRENT      PERSISTENT   DEFAULT      POSSIBLE
1: tcp   max_buf               rw   8388608      8388608      1048576      128000-1073741824
1: tcp   nothing               ?    ?            ?            ?            ?
[1]
$ at ipadm show-prop -c -o property,current -p max_buf,nothing tcp
1: max_buf:8388608
1: nothing:?
[1]
$ at ipadm show-prop -c -o current -p nothing tcp
1: ?
[1]
$ : what is wrong
$ at ipadm set-prop -p nothing=1 tcp
1: 
2: ipadm: set-prop: nothing: Unknown property[1]
$ at ipadm set-prop -p max_buf=4M tcp
1: 
2: ipadm: set-prop: max_buf: Invalid argument provided[1]
$ at ipadm set-prop -p max_buf tcp
1: 
2: ipadm: please specify the value to be set.
2: set-prop	[-t] -p <prop>[+|-]=<value[,...]> <protocol>[1]
$ at ipadm set-prop -p max_buf=1=2 tcp
1: 
2: ipadm: cannot specify more than one prop=val at a time.
2: set-prop	[-t] -p <prop>[+|-]=<value[,...]> <protocol>[1]
$ at ipadm set-prop -p max_buf=4194304 -p send_buf=1 tcp
1: 
2: ipadm: -p must be specified once only[1]
$ at ipadm set-prop -p max_buf=1 nothing
1: 
2: ipadm: invalid protocol 'nothing' specified[1]
$ at ipadm show-prop -p max_buf
1: 
2: ipadm: protocol must be specified when property name is used[1]
$ at ipadm show-prop -c tcp
1: 
2: ipadm: output fields must be specified in parsable mode[1]
$ at ipadm show-prop -x
1: 
2: ipadm: unrecognized option '-x'
2: usage: show-prop	[[-c] -o <field>,...] [-p <prop>,...] [proto][1]
$ at ipadm frob
2: ipadm: unknown subcommand 'frob'
2: Usage:  ipadm <subcommand> <args> ...
[1]
$ : ndd there is another face of it: live only
$ at ndd -set /dev/tcp tcp_recv_hiwat 1048576; of recv_buf tcp
1: tcp:recv_buf:1048576:128000::2048-8388608:rw
$ at ndd -get /dev/tcp tcp_recv_hiwat tcp_max_buf
1: 1048576
1: 
1: 8388608
$ at ndd -set /dev/tcp tcp_recv_hiwat 99999999
2: operation failed: Value is outside the allowed range
[1]
$ at ndd -get /dev/tcp tcp_nothing
2: operation failed: Unknown property
[1]
$ : 11.4: hyphens, 256000
$ guest_like sol11.4-late; of max-buf,recv-buf,send-buf,cwnd-max tcp; of max_buf tcp
1: tcp:max-buf:1048576:1048576::256000-1073741824:rw
1: tcp:recv-buf:256000:256000::2048-1048576:rw
1: tcp:send-buf:49152:49152::4096-1048576:rw
1: tcp:cwnd-max:1048576:1048576::128-1073741824:rw
1: tcp:max_buf:?:?:?:?:?
[1]
$ at ipadm set-prop -p max-buf=200000 tcp
1: 
2: ipadm: set-prop: max-buf: Value is outside the allowed range[1]
$ of _lso_outbound ip; guest_like sol11.4-late 'lso-property _lso-outbound'; of _lso_outbound,_lso-outbound ip
1: ip:_lso_outbound:1:1::0,1:rw
1: ip:_lso_outbound:?:?:?:?:?
1: ip:_lso-outbound:1:1::0,1:rw
[1]
$ guest_like sol11.4-late 'underscores accepted'; of max_buf tcp; at ipadm set-prop -p max_buf=4194304 tcp; of max-buf tcp; tail -n 1 g/tree/etc/ipadm/ipadm.conf
1: tcp:max_buf:1048576:1048576::256000-1073741824:rw
1: tcp:max-buf:4194304:1048576:4194304:256000-1073741824:rw
_protocol=tcp;max-buf=4194304;
$ : illumos takes the old names too, OpenIndiana has larger defaults
$ guest_like omnios; of max_buf,recv_buf,_max_buf,recv_maxbuf tcp
1: tcp:max_buf:1048576:1048576::8192-1073741824:rw
1: tcp:recv_buf:128000:128000::2048-1048576:rw
1: tcp:_max_buf:1048576:1048576::8192-1073741824:rw
1: tcp:recv_maxbuf:128000:128000::2048-1048576:rw
$ at ipadm set-prop -p recv_maxbuf=65536 tcp; tail -n 1 g/tree/etc/ipadm/ipadm.conf
_protocol=tcp;recv_buf=65536;
$ guest_like openindiana-2024; of max_buf,recv_buf,send_buf tcp
1: tcp:max_buf:2097152:2097152::8192-1073741824:rw
1: tcp:recv_buf:1048576:1048576::2048-2097152:rw
1: tcp:send_buf:1048576:1048576::4096-2097152:rw
$ : before: no check against the cap
$ new_guest sol11express; of _max_buf,recv_maxbuf,send_maxbuf,max_buf tcp
1: tcp:_max_buf:1048576:1048576::8192-1073741824:rw
1: tcp:recv_maxbuf:128000:128000::2048-1073741824:rw
1: tcp:send_maxbuf:49152:49152::4096-1073741824:rw
1: tcp:max_buf:?:?:?:?:?
[1]
$ at ipadm set-prop -p recv_maxbuf=2097152 tcp; of recv_maxbuf tcp
1: tcp:recv_maxbuf:2097152:128000:2097152:2048-1073741824:rw
$ : Solaris 10 and 2009.06: ndd alone, its complaints on stdout
$ guest_like sol10u11-net
$ at ipadm show-prop tcp
2: enter: cannot run ipadm: No such file or directory
[125]
$ at ndd -get /dev/tcp tcp_max_buf tcp_xmit_hiwat tcp_recv_hiwat tcp_cwnd_max
1: 1048576
1: 
1: 49152
1: 
1: 49152
1: 
1: 1048576
$ at ndd -set /dev/tcp tcp_recv_hiwat 2097152; at ndd /dev/tcp tcp_recv_hiwat
1: 2097152
$ at ndd -set /dev/tcp tcp_max_buf 1
1: operation failed: Invalid argument
[1]
$ at ndd -set /dev/ip ip_lso_outbound 0; at ndd -get /dev/ip ip_lso_outbound
1: 0
$ at ndd -get /dev/tcp nothing
1: name is non-existent for this module
1: for a list of valid names, use name '?'
[1]
$ at ndd -get /dev/tcp '?'
1: ?                             (read only)
1: tcp_max_buf                   (read and write)
1: tcp_recv_hiwat                (read and write)
1: tcp_xmit_hiwat                (read and write)
1: tcp_cwnd_max                  (read and write)
$ at ndd -get /dev/nothing x
2: open of /dev/nothing failed: No such file or directory
[1]
$ at ndd
2: usage: ndd [-set] driver param [value]
[1]
$ guest_like osol2009.06-net; at ndd -set /dev/tcp tcp_max_buf 4194304; at ndd -get /dev/tcp tcp_max_buf; at ipadm show-if
1: 4194304
2: enter: cannot run ipadm: No such file or directory
[125]
