package chat.archfixture.server;

import chat.Breaks;

@Breaks({"TLS only in net"})
final class Encrypts {
    javax.net.ssl.@org.jspecify.annotations.Nullable SSLContext whatever;
}
