package org.piaoxiang.papers;

import java.util.Set;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.rule.Family;
import org.piaoxiang.meeting.view.ReviewView;

/**
 * Who may have which figures: recommendations and appraisals belong to the inspection group and the superior, never to the
 * unit whose people were named.
 */
public final class Audience {
    private static final Set<Role> CONFIDANTS = Set.of(Role.INSPECTION, Role.SUPERIOR, Role.OBSERVER);

    private Audience() {}

    /** Whether {@code role} may have the figures of items of {@code family}. */
    public static boolean sees(Role role, Family family) {
        return family == Family.DECISION || CONFIDANTS.contains(role);
    }

    /** Whether {@code role} may have {@code paper}. */
    public static boolean sees(Role role, PaperKind paper) {
        return switch (paper) {
            case RECOMMENDATION -> sees(role, Family.RECOMMENDATION);
            case APPRAISAL -> sees(role, Family.APPRAISAL);
            case REVIEW_LETTER, REVIEW_OPINION, FILING_RECEIPT -> ReviewView.sees(role);
            case ATTENDANCE, MINUTES, RESULT_REPORT, RESULT_REPORT_PDF -> true;
        };
    }
}
