package chat.metrics;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Families in the text format of Prometheus. The only class that knows the client library. Any thread. */
final class Page {
    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final PrometheusTextFormatWriter WRITER = PrometheusTextFormatWriter.create();

    private Page() {}

    /** The page, in UTF-8. */
    static byte[] of(List<Family> families) throws IOException {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        families.forEach(family -> all.metricSnapshot(family.accept(ToSnapshot.INSTANCE)));
        ByteArrayOutputStream page = new ByteArrayOutputStream(8 * 1024);
        WRITER.write(page, all.build());
        return page.toByteArray();
    }

    private static Labels labels(String label, String value) {
        return label.isEmpty() ? Labels.EMPTY : Labels.of(label, value);
    }

    private enum ToSnapshot implements Family.Receiver<MetricSnapshot> {
        INSTANCE;

        /** The library puts it there by itself. */
        private static final String TOTAL = "_total";

        @Override
        public MetricSnapshot counter(Family.Counter family) {
            String name = family.name().substring(0, family.name().length() - TOTAL.length());
            CounterSnapshot.Builder counter =
                    CounterSnapshot.builder().name(name).help(family.help());
            family.values()
                    .forEach((of, value) -> counter.dataPoint(CounterDataPointSnapshot.builder()
                            .labels(labels(family.label(), of))
                            .value(value)
                            .build()));
            return counter.build();
        }

        @Override
        public MetricSnapshot gauge(Family.Gauge family) {
            GaugeSnapshot.Builder gauge =
                    GaugeSnapshot.builder().name(family.name()).help(family.help());
            family.values()
                    .forEach((of, value) -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                            .labels(labels(family.label(), of))
                            .value(value)
                            .build()));
            return gauge.build();
        }

        @Override
        public MetricSnapshot histogram(Family.Histogram family) {
            ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
            for (int i = 0; i < family.counts().size(); i++) {
                double bound = i < family.bounds().size() ? family.bounds().get(i) : Double.POSITIVE_INFINITY;
                buckets.bucket(bound, family.counts().get(i));
            }
            return HistogramSnapshot.builder()
                    .name(family.name())
                    .help(family.help())
                    .dataPoint(HistogramDataPointSnapshot.builder()
                            .classicHistogramBuckets(buckets.build())
                            .sum(family.sum())
                            .build())
                    .build();
        }

        @Override
        public MetricSnapshot info(Family.Info family) {
            Labels.Builder facts = Labels.builder();
            family.facts().forEach(facts::label);
            String name = family.name().substring(0, family.name().length() - "_info".length());
            return InfoSnapshot.builder()
                    .name(name)
                    .help(family.help())
                    .dataPoint(InfoDataPointSnapshot.builder()
                            .labels(facts.build())
                            .build())
                    .build();
        }
    }
}
