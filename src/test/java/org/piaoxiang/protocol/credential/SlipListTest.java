package org.piaoxiang.protocol.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.proof.Proof;

/** The list of slips, and what the holder of one can prove. */
class SlipListTest {
    private static final Group GROUP = Groups.byName("Ed25519").orElseThrow();
    private static final String UUID = "AAAAAAAAAAAAAA";

    @Test
    void weightsGoFromOneToTheLargestNumber() throws Exception {
        SlipList list = parse("[\"a\",\"b,3\",\"c,1073741823\",\"d,1073741824\",\"e,0\",\"f,1,1\",\",2\",\"b,4\"]");
        assertEquals(
                List.of(
                        entry("a", "a", 1),
                        entry("b,3", "b", 3),
                        entry("c,1073741823", "c", 1_073_741_823),
                        entry("d,1073741824", "d,1073741824", 0),
                        entry("e,0", "e,0", 0),
                        entry("f,1,1", "f,1,1", 0),
                        entry(",2", ",2", 0),
                        entry("b,4", "b", 4)),
                list.entries());
        // What is no entry has no weight; of two weights of one key the first counts.
        assertEquals(
                Map.of("a", BigInteger.ONE, "b", BigInteger.valueOf(3), "c", BigInteger.valueOf(1_073_741_823)),
                list.weights());
    }

    @Test
    void ourOwnListIsSorted() {
        assertEquals("[\"a\",\"b\",\"c\"]", new String(SlipList.bytes(List.of("c", "a", "b")), StandardCharsets.UTF_8));
    }

    @Test
    void aSlipProvesOneThingInOnePoll() {
        SeededRandom random = new SeededRandom("slip");
        Credential slip = Credential.random(random);
        String key = slip.publicKey(GROUP, UUID);
        Proof proof = SlipProof.make(slip, GROUP, UUID, SlipProof.Purpose.VOID, random);
        assertTrue(SlipProof.holds(GROUP, UUID, key, SlipProof.Purpose.VOID, proof));
        assertFalse(SlipProof.holds(GROUP, UUID, key, SlipProof.Purpose.WITHHOLD, proof));
        assertFalse(SlipProof.holds(GROUP, "BBBBBBBBBBBBBB", key, SlipProof.Purpose.VOID, proof));
        assertFalse(SlipProof.holds(
                GROUP, UUID, Credential.random(random).publicKey(GROUP, UUID), SlipProof.Purpose.VOID, proof));
        assertFalse(SlipProof.holds(GROUP, UUID, "no key", SlipProof.Purpose.VOID, proof));
        assertEquals("void", SlipProof.Purpose.VOID.word());
        assertEquals("withhold", SlipProof.Purpose.WITHHOLD.word());
    }

    /** Everybody knows the exponent of the identity: nought. */
    @Test
    void nobodyProvesAnythingForTheIdentity() {
        String identity = GROUP.identity().encoded();
        Proof anybodys = org.piaoxiang.protocol.proof.KeyProof.prove(
                GROUP,
                GROUP.scalars().secret(new byte[1]),
                "void|" + UUID + "|" + identity + "|",
                new SeededRandom("identity"));
        assertFalse(SlipProof.holds(GROUP, UUID, identity, SlipProof.Purpose.VOID, anybodys));
    }

    private static SlipList.Entry entry(String text, String key, long weight) {
        return new SlipList.Entry(text, key, BigInteger.valueOf(weight));
    }

    private static SlipList parse(String json) throws Exception {
        return SlipList.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
