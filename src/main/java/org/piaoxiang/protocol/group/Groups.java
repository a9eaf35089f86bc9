package org.piaoxiang.protocol.group;

import java.util.Optional;

/** The groups that an election may name (Belenios specification 3.3.0, section 5; docs/protocol.md, The SM2 suite). */
public final class Groups {
    private Groups() {}

    /** Returns the group of this name, exactly as elections write it; empty if there is none here. */
    public static Optional<Group> byName(String name) {
        return switch (name) {
            case "Ed25519" -> Optional.of(EdwardsGroup.ED25519);
            case "BELENIOS-2048" -> Optional.of(ModularGroup.BELENIOS_2048);
            case "RFC-3526-2048" -> Optional.of(ModularGroup.RFC_3526_2048);
            case "SM2" -> Optional.of(Sm2Group.SM2);
            default -> Optional.empty();
        };
    }
}
