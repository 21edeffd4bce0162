package chat.client.doctor;

import chat.client.doctor.Finding.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All findings, what is to be done last.
 *
 * @param findings in the order in which they are shown
 */
public record Report(List<Finding> findings) {
    public Report {
        findings = List.copyOf(findings);
    }

    public static Report of(Facts facts) {
        List<Finding> all = new ArrayList<>();
        all.addAll(new TerminalChecks(facts).findings());
        all.addAll(new TmuxChecks(facts).findings());
        all.addAll(ScreenChecks.findings(facts));
        all.addAll(ServerChecks.findings(facts));
        all.addAll(HomeChecks.findings(facts.home()));
        all.sort(Comparator.comparing(Finding::verdict)); // stable: by subject within
        return new Report(all);
    }

    /** Whether there is nothing to do. */
    public boolean well() {
        return count(Verdict.TO_DO) == 0;
    }

    /** A line for each, and one that counts them. */
    public String text() {
        StringBuilder text = new StringBuilder();
        findings.forEach(finding -> text.append(finding.line()).append('\n'));
        long toDo = count(Verdict.TO_DO);
        return text.append(toDo == 0 ? "Nothing to do" : toDo == 1 ? "One thing to do" : toDo + " things to do")
                .append("; not known: ")
                .append(count(Verdict.NOT_KNOWN))
                .append('.')
                .toString();
    }

    private long count(Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }
}
