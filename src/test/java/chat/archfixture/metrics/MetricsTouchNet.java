package chat.archfixture.metrics;

import chat.Breaks;

@Breaks({"layer metrics"})
final class MetricsTouchNet {
    final chat.archfixture.net.Plain reached = new chat.archfixture.net.Plain();
}
