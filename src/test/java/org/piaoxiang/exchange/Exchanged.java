package org.piaoxiang.exchange;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Clearance;
import org.piaoxiang.meeting.review.SealedAnswer;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.record.SigningKey;

/** A department, a server, and one file between them. */
final class Exchanged implements AutoCloseable {
    static final byte[] ATTACHMENT = "%PDF-1.7 考察材料".getBytes(StandardCharsets.UTF_8);
    static final SealedFiling.Subject SUBJECT = new SealedFiling.Subject("meeting1", "f".repeat(64), 7);

    final SecureRandom random = new SecureRandom();
    final OfficeKeys office = OfficeKeys.generate("市委组织部", random::nextBytes);
    final SigningKey server = SigningKey.generate(random);

    FilingContent content() {
        return new FilingContent(
                2,
                Json.object("size", Json.number(7)),
                "%PDF-1.7 函".getBytes(StandardCharsets.UTF_8),
                Map.of(HashFunction.SHA_256.hex(ATTACHMENT), ATTACHMENT));
    }

    byte[] sealed() throws UnusableFile {
        return seal(content().pack(SUBJECT));
    }

    byte[] seal(byte[] content) throws UnusableFile {
        return SealedFiling.seal(SUBJECT, content, office.card(), server, random::nextBytes);
    }

    static SealedAnswer answer() {
        return new SealedAnswer(
                SUBJECT.meeting(),
                SUBJECT.filing(),
                SUBJECT.size(),
                3,
                new SealedAnswer.Signers("吴经办", "郑审核", "王签发"),
                false,
                Optional.empty(),
                Optional.of("县纪委监委 陈某"),
                List.of(new SealedAnswer.OfItem("i1", Clearance.RETURNED, Optional.of("补材料"))));
    }

    @Override
    public void close() {
        office.close();
        server.close();
    }
}
