package org.piaoxiang.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    // Go, package documentation of golang.org/x/mod/sumdb/note.
    private static final String GO_TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String GO_NOTE = GO_TEXT
            + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String GO_SEED = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    // c2sp.org/signed-note, its example with a verifier key.
    private static final String C2SP_NOTE =
            "This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    private static final String C2SP_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    // c2sp.org/tlog-cosignature, its example. The keys are not published, so that only its form can be checked.
    private static final String COSIGNED = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            \u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
            """;

    private final SigningKey key = SigningKey.generate(new SecureRandom());

    @Test
    void signsAndVerifiesGosExample() {
        byte[] typed = Base64.getDecoder().decode(GO_SEED);
        try (SigningKey signer = SigningKey.ofSeed(Arrays.copyOfRange(typed, 1, typed.length))) {
            assertEquals(
                    GO_NOTE, SignedNote.sign(GO_TEXT, "PeterNeumann", signer).format());
            assertEquals(GO_KEY, new NoteKey("PeterNeumann", NoteKey.Type.ED25519, signer.verifyKey()).text());
        }
        SignedNote note = SignedNote.parse(GO_NOTE).orElseThrow();
        assertTrue(note.isSignedBy(NoteKey.parse(GO_KEY).orElseThrow()));
        assertEquals(GO_NOTE, note.format());
    }

    @Test
    void verifiesTheSpecificationsExample() {
        NoteKey foo = NoteKey.parse(C2SP_KEY).orElseThrow();
        assertTrue(SignedNote.parse(C2SP_NOTE).orElseThrow().isSignedBy(foo));
        assertFalse(SignedNote.parse(C2SP_NOTE.replace("message", "Message"))
                .orElseThrow()
                .isSignedBy(foo));
    }

    @Test
    void readsTheSpecificationsCosignedCheckpoint() {
        SignedNote note = SignedNote.parse(COSIGNED).orElseThrow();
        Checkpoint checkpoint = Checkpoint.parse(note.text()).orElseThrow();
        assertEquals("example.com/behind-the-sofa", checkpoint.origin());
        assertEquals(20852163, checkpoint.size());
        assertEquals(note.text(), checkpoint.text());
        assertEquals(COSIGNED, note.format());
        assertTrue(Cosignature.of(note.signatures().getFirst()).isEmpty());
        assertEquals(
                1679315147,
                Cosignature.of(note.signatures().getLast()).orElseThrow().seconds());
    }

    @Test
    void signsWithTheKeyOfRfc8032() {
        // RFC 8032, section 7.1, test 2.
        byte[] seed = HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        try (SigningKey signer = SigningKey.ofSeed(seed)) {
            assertEquals(
                    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                    HexFormat.of().formatHex(signer.verifyKey().bytes()));
            assertEquals(
                    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
                    HexFormat.of().formatHex(signer.sign(new byte[] {0x72})));
        }
    }

    @Test
    void showsNothingOfASigningKeyAndWipesIt() {
        assertEquals("SigningKey[hidden]", key.toString());
        key.close();
        assertThrows(IllegalStateException.class, () -> key.sign(new byte[0]));
    }

    @Test
    void cosignsACheckpoint() {
        SigningKey witnessKey = SigningKey.generate(new SecureRandom());
        NoteKey log = new NoteKey("piaoxiang.example/m1", NoteKey.Type.ED25519, key.verifyKey());
        NoteKey witness = new NoteKey("observer.example/w", NoteKey.Type.COSIGNATURE, witnessKey.verifyKey());
        Checkpoint checkpoint =
                Checkpoint.of("piaoxiang.example/m1", Frontier.EMPTY.append(TreeHash.leaf(new byte[0])));
        SignedNote note = checkpoint.sign(key);
        Cosignature cosignature = Cosignature.sign(note.text(), witness.name(), witnessKey, 1_800_000_000);
        SignedNote both =
                SignedNote.parse(note.with(cosignature.line()).format()).orElseThrow();
        assertEquals(Optional.of(checkpoint), Checkpoint.open(both.format(), log));
        assertEquals(
                List.of(witness),
                Checkpoint.witnessesOf(both, List.of(witness, log).subList(0, 1)));
        assertFalse(cosignature.verifies(witness, checkpoint.text() + "more\n"));
        assertFalse(new Cosignature(1_800_000_001, cosignature.line()).verifies(witness, note.text()));
        NoteKey samePublicKey = new NoteKey("observer.example/w", NoteKey.Type.ED25519, witnessKey.verifyKey());
        assertFalse(both.isSignedBy(samePublicKey));
        NoteKey other = new NoteKey("piaoxiang.example/m1", NoteKey.Type.ED25519, witnessKey.verifyKey());
        assertEquals(Optional.empty(), Checkpoint.open(both.format(), other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text\n",
                "text\n\n",
                "text\n\n\u2014 name\n",
                "text\n\n\u2014 name AAAA\n",
                "text\n\n- name AAAAAAAA\n",
                "text\n\n\u2014 na+me AAAAAAAA\n",
                "text\n\n\u2014 name  AAAAAAAA\n",
                "text\n\n\u2014 name AAAAAAAA \n",
                "text\n\n\u2014 name AAAAAAA\n",
                "text\n\n\u2014 name AAAAAAB=\n",
                "text\n\n\u2014 name AAAAAAAA",
                "te\txt\n\n\u2014 name AAAAAAAA\n",
                "te\rxt\n\n\u2014 name AAAAAAAA\n"
            })
    void refusesWhatIsNoNote(String note) {
        assertEquals(Optional.empty(), SignedNote.parse(note));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
                "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "o\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "o\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "o\n+1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "o\n\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "o\n9999999999999999999\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jx\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nextension\n"
            })
    void refusesWhatIsNoCheckpoint(String text) {
        assertEquals(Optional.empty(), Checkpoint.parse(text));
    }

    @Test
    void refusesKeysThatAreNone() {
        assertEquals(Optional.empty(), VerifyKey.ofBase64("AAAA"));
        assertEquals(Optional.empty(), NoteKey.parse(GO_KEY.replace("c74f20a3", "c74f20a4")));
        assertFalse(key.verifyKey().verify(new byte[0], new byte[3]));
        assertFalse(key.verifyKey().verifyBase64(new byte[0], "?"));
        assertTrue(key.verifyKey().verifyBase64(new byte[1], key.signBase64(new byte[1])));
        assertEquals(
                Optional.of(key.verifyKey()), VerifyKey.ofBase64(key.verifyKey().base64()));
    }
}
