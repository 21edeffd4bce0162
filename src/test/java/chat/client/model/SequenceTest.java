package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SequenceTest {
    @Test
    void does_what_a_list_does_and_leaves_old_versions_alone() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("SequenceTest -Dseed=" + seed);
        Random random = new Random(seed);
        Sequence<Integer> sequence = Sequence.empty();
        List<Integer> expected = new ArrayList<>();
        List<Sequence<Integer>> versions = new ArrayList<>();
        List<List<Integer>> copies = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            int what = random.nextInt(20);
            if (what < 15) {
                sequence = sequence.append(i);
                expected.add(i);
            } else if (what < 19 && !expected.isEmpty()) {
                int at = random.nextInt(expected.size());
                sequence = sequence.replace(at, -i);
                expected.set(at, -i);
            } else if (sequence.firstChunk() > 0 && random.nextInt(10) == 0) {
                expected.subList(0, sequence.firstChunk()).clear();
                sequence = sequence.dropFirst();
            }
            if (i % 100 == 0) {
                versions.add(sequence);
                copies.add(List.copyOf(expected));
            }
        }
        for (int i = 0; i < versions.size(); i++) {
            assertThat(values(versions.get(i)))
                    .as("version %d, seed %d", i, seed)
                    .isEqualTo(copies.get(i));
        }
        assertThat(values(sequence)).as("seed %d", seed).isEqualTo(expected);
    }

    private static List<Integer> values(Sequence<Integer> sequence) {
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < sequence.size(); i++) {
            values.add(sequence.get(i));
        }
        return values;
    }
}
