package org.piaoxiang.verifier.forgery;

import java.util.List;
import java.util.stream.Stream;

/** All forgeries. */
final class Catalogue {
    private Catalogue() {}

    /** Returns all of them, made once. */
    static List<Forgery> all() {
        return Made.ALL;
    }

    private static final class Made {
        static final List<Forgery> ALL = make();
    }

    /** Returns those about thresholds and shuffles, which the tablet's program does not know yet. */
    static List<Forgery> javaOnly() {
        return JavaOnly.ALL;
    }

    private static final class JavaOnly {
        static final List<Forgery> ALL = Stream.of(ThresholdForgeries.all(), ShuffleForgeries.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Forgery> make() {
        return Stream.of(
                        RecordForgeries.all(),
                        EventForgeries.all(),
                        SetupForgeries.all(),
                        ListForgeries.all(),
                        BallotForgeries.all(),
                        ProofForgeries.all(),
                        WeakFiatShamir.all(),
                        SlipForgeries.all(),
                        TallyForgeries.all(),
                        ShareForgeries.all(),
                        BindingForgeries.all(),
                        ResultForgeries.all(),
                        UnusableFiles.all())
                .flatMap(List::stream)
                .toList();
    }
}
