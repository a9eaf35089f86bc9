// Reads and writes signed notes, checkpoints, cosignatures and tree proofs with golang.org/x/mod/sumdb, for GoNotesTest.
package main

import (
	"bufio"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const cosignatureType = 4

// cosigner is a witness of c2sp.org/tlog-cosignature; sumdb/note finds it by name and id, as it does any key.
type cosigner struct {
	name string
	key  ed25519.PublicKey
	seed ed25519.PrivateKey
}

func (c cosigner) Name() string { return c.name }

func (c cosigner) KeyHash() uint32 {
	sum := sha256.Sum256(append([]byte(c.name+"\n"+string(rune(cosignatureType))), c.key...))
	return binary.BigEndian.Uint32(sum[:4])
}

func message(seconds uint64, text []byte) []byte {
	return append([]byte(fmt.Sprintf("cosignature/v1\ntime %d\n", seconds)), text...)
}

func (c cosigner) Verify(text, sig []byte) bool {
	return len(sig) == 8+ed25519.SignatureSize &&
		ed25519.Verify(c.key, message(binary.BigEndian.Uint64(sig), text), sig[8:])
}

func (c cosigner) Sign(text []byte) ([]byte, error) {
	const seconds = 1800000000
	sig := binary.BigEndian.AppendUint64(nil, seconds)
	return append(sig, ed25519.Sign(c.seed, message(seconds, text))...), nil
}

func must[T any](value T, err error) T {
	if err != nil {
		fmt.Println("REFUSED", err)
		os.Exit(1)
	}
	return value
}

// check LOG-KEY WITNESS-NAME WITNESS-KEY: tells the text of the note on standard input and how many signatures it believes.
func check(args []string) {
	log := must(note.NewVerifier(args[0]))
	witness := cosigner{name: args[1], key: must(base64.StdEncoding.DecodeString(args[2]))}
	opened := must(note.Open(must(io.ReadAll(os.Stdin)), note.VerifierList(log, witness)))
	fmt.Printf("%d\n%s", len(opened.Sigs), opened.Text)
}

func hash(text string) tlog.Hash { return must(tlog.ParseHash(text)) }

// extends OLD-SIZE OLD-ROOT NEW-SIZE NEW-ROOT: checks the proof on standard input, one hash a line.
func extends(args []string) {
	var proof tlog.TreeProof
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		proof = append(proof, hash(lines.Text()))
	}
	oldSize := must(strconv.ParseInt(args[0], 10, 64))
	newSize := must(strconv.ParseInt(args[2], 10, 64))
	if err := tlog.CheckTree(proof, newSize, hash(args[3]), oldSize, hash(args[1])); err != nil {
		fmt.Println("REFUSED", err)
		os.Exit(1)
	}
	fmt.Println("EXTENDS")
}

// made OLD-SIZE: makes a log of the entries on standard input, one a line, and tells its key, its witness's key, the old root,
// the proof in one line, and the cosigned checkpoint.
func made(args []string) {
	oldSize := must(strconv.ParseInt(args[0], 10, 64))
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var found []tlog.Hash
		for _, index := range indexes {
			found = append(found, stored[index])
		}
		return found, nil
	})
	var size int64
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); size++ {
		stored = append(stored, must(tlog.StoredHashes(size, lines.Bytes(), reader))...)
	}
	secret, public, err := note.GenerateKey(rand.Reader, "go.example/log")
	must(0, err)
	witnessKey, witnessSeed, err := ed25519.GenerateKey(rand.Reader)
	must(0, err)
	witness := cosigner{"go.example/witness", witnessKey, witnessSeed}
	var proof []string
	for _, node := range must(tlog.ProveTree(size, oldSize, reader)) {
		proof = append(proof, node.String())
	}
	text := fmt.Sprintf("go.example/log\n%d\n%s\n", size, must(tlog.TreeHash(size, reader)))
	signed := must(note.Sign(&note.Note{Text: text}, must(note.NewSigner(secret)), witness))
	typed := append([]byte{cosignatureType}, witnessKey...)
	fmt.Println(public)
	fmt.Printf("%s+%08x+%s\n", witness.name, witness.KeyHash(), base64.StdEncoding.EncodeToString(typed))
	fmt.Println(must(tlog.TreeHash(oldSize, reader)))
	fmt.Println(strings.Join(proof, " "))
	fmt.Print(string(signed))
}

func main() {
	map[string]func([]string){"check": check, "extends": extends, "made": made}[os.Args[1]](os.Args[2:])
}
