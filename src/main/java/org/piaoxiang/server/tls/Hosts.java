package org.piaoxiang.server.tls;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/** Under which names and addresses this machine may be reached. */
public final class Hosts {
    private static final Pattern NAME = Pattern.compile("(?!-)[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){0,9}");
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private Hosts() {}

    /** Tells whether {@code host} is a literal address rather than a name. */
    public static boolean isAddress(String host) {
        return ADDRESS.matcher(host).matches();
    }

    /** Tells whether {@code host} can stand in a certificate. */
    public static boolean isUsable(String host) {
        return isAddress(host) || NAME.matcher(host).matches();
    }

    /** Tells whether {@code host} is this machine and nothing else. */
    public static boolean isLoopback(String host) {
        try {
            return host.equals("localhost")
                    || (isAddress(host) && InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException misshapen) {
            return false;
        }
    }

    /** Returns {@code localhost}, this machine's name and all its addresses, loopback first. */
    public static SequencedSet<String> ofThisMachine() {
        SequencedSet<String> hosts = new LinkedHashSet<>();
        hosts.add("localhost");
        hosts.add("127.0.0.1");
        hosts.add("::1");
        try {
            String name = InetAddress.getLocalHost().getHostName();
            if (isUsable(name)) {
                hosts.add(name);
            }
        } catch (UnknownHostException nameless) {
            // The addresses are enough.
        }
        hosts.addAll(addresses());
        return hosts;
    }

    /** Returns the addresses at which other machines may find this one. */
    public static SequencedSet<String> addresses() {
        SequencedSet<String> found = new LinkedHashSet<>();
        try {
            Enumeration<NetworkInterface> all = NetworkInterface.getNetworkInterfaces();
            while (all.hasMoreElements()) {
                all.nextElement()
                        .inetAddresses()
                        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                        .map(InetAddress::getHostAddress)
                        .filter(Hosts::isAddress)
                        .forEach(found::add);
            }
        } catch (SocketException noNetwork) {
            return found;
        }
        return found;
    }
}
