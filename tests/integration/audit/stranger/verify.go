// Verifies an exported ledger with nothing but Go's own tools for transparency logs.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type directory string

func (folder directory) Height() int { return 8 }

func (folder directory) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

func (folder directory) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		content, err := os.ReadFile(filepath.Join(string(folder), path))
		if err != nil {
			return nil, err
		}
		found = append(found, content)
	}
	return found, nil
}

func require(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// checkpoint returns the tree in a signed note.
func checkpoint(file string, key string) tlog.Tree {
	verifier, err := note.NewVerifier(key)
	require(err)
	content, err := os.ReadFile(file)
	require(err)
	opened, err := note.Open(content, note.VerifierList(verifier))
	require(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	require(err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	require(err)
	var hash tlog.Hash
	copy(hash[:], root)
	return tlog.Tree{N: size, Hash: hash}
}

// entry returns the bytes of an entry.
func entry(folder string, size int64, index int64) []byte {
	tile := tlog.Tile{H: 8, L: 0, N: index / 256, W: 256}
	if size-tile.N*256 < 256 {
		tile.W = int(size - tile.N*256)
	}
	path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
	content, err := os.ReadFile(filepath.Join(folder, path))
	require(err)
	for skip := index % 256; skip > 0; skip-- {
		content = content[2+binary.BigEndian.Uint16(content):]
	}
	return content[2 : 2+binary.BigEndian.Uint16(content)]
}

func main() {
	folder, key, older := os.Args[1], os.Args[2], os.Args[3]
	index, err := strconv.ParseInt(os.Args[4], 10, 64)
	require(err)
	now, before := checkpoint(filepath.Join(folder, "checkpoint"), key), checkpoint(older, key)
	hashes := tlog.TileHashReader(now, directory(folder))

	inclusion, err := tlog.ProveRecord(now.N, index, hashes)
	require(err)
	leaf := tlog.RecordHash(entry(folder, now.N, index))
	require(tlog.CheckRecord(inclusion, now.N, now.Hash, index, leaf))

	growth, err := tlog.ProveTree(now.N, before.N, hashes)
	require(err)
	require(tlog.CheckTree(growth, now.N, now.Hash, before.N, before.Hash))
	fmt.Printf("entry %d is in the log of %d, which goes on from %d\n", index, now.N, before.N)
}
