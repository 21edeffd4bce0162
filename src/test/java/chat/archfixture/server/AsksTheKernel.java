package chat.archfixture.server;

import chat.Breaks;

@Breaks({"the kernel only in net"})
final class AsksTheKernel {
    jdk.net.@org.jspecify.annotations.Nullable UnixDomainPrincipal whoever;
}
