package chat.jmh;

import chat.client.model.Desk;
import chat.client.model.Event;
import chat.client.model.Settings;
import chat.client.terminal.Painter;
import chat.client.view.Grid;
import chat.client.view.View;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Microseconds from a grid to the bytes for the terminal, for frames as a chat brings them, and for drawing the grid itself. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PaintingBenchmark {
    @Param({"80x24", "240x70"})
    public String size;

    private final View view = new View();
    private final Painter painter = new Painter(Painter.Colors.SIXTEEN);
    private Desk desk;
    private int columns;
    private int rows;
    private Grid before;
    private Grid withKey;
    private Grid withLine;
    private boolean odd;

    @Setup
    public void talk() {
        String[] columnsAndRows = size.split("x", -1);
        columns = Integer.parseInt(columnsAndRows[0]);
        rows = Integer.parseInt(columnsAndRows[1]);
        desk = new Desk(columns, rows, Settings.Look.FULL);
        desk.happens(new Event.LinkUp()).people("alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi");
        for (int i = 0; i < 200; i++) {
            desk.hears(i % 2 == 0 ? "bob" : "carol", "line " + i + " of what was said before, 日本語 too");
        }
        before = draw();
        desk.type("h");
        withKey = draw();
        desk.hears("dave", "a new line of an ordinary length");
        withLine = draw();
        painter.paint(before);
    }

    /** A key typed, and taken back in the next call. */
    @Benchmark
    public byte[] key() {
        odd = !odd;
        return painter.paint(odd ? withKey : before);
    }

    /** A line that scrolls the log, and the way back. */
    @Benchmark
    public byte[] line() {
        odd = !odd;
        return painter.paint(odd ? withLine : withKey);
    }

    /** Everything, as after a resize. */
    @Benchmark
    public byte[] all() {
        painter.forget();
        return painter.paint(before);
    }

    /** The model into a grid. */
    @Benchmark
    public Grid draw() {
        Grid grid = new Grid(columns, rows);
        view.draw(desk.model, grid);
        return grid;
    }
}
