package chat.archfixture.server;

import chat.Breaks;

@Breaks({"Prometheus and HTTP only in metrics"})
final class WritesForPrometheus {
    final Object labels = io.prometheus.metrics.model.snapshots.Labels.EMPTY;
}
