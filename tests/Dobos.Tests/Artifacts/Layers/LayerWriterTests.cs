using System.Formats.Tar;
using System.IO.Compression;
using Dobos.Artifacts.Layers;
using Dobos.Registries;
using Dobos.Tests.Tools;

namespace Dobos.Tests.Artifacts.Layers;

public sealed class LayerWriterTests
{
    private readonly TemporaryFolder _folder = new();

    [TearDown]
    public void Delete() => _folder.Dispose();

    [Test]
    public void The_same_content_gives_the_same_bytes_whatever_its_order()
    {
        LayerEntry[] entries = [Text("app/b"), Text("app/a"), new LayerEntry.Link("bin/sh", "../app/a"), Text("app/wwwroot/c")];

        Assert.That(Write([.. entries.Reverse()]).Blob.Digest, Is.EqualTo(Write(entries).Blob.Digest));
    }

    [Test]
    public void A_file_s_time_and_mode_on_this_machine_do_not_count()
    {
        var file = _folder.Write("a.dll", "content");
        var before = Write(new LayerEntry.Copy("app/a.dll", file));
        File.SetLastWriteTimeUtc(file, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.That(Write(new LayerEntry.Copy("app/a.dll", file)).Blob, Is.EqualTo(before.Blob).Using<Descriptor>((a, b) => a.Digest == b.Digest));
    }

    [Test]
    public void The_digests_are_those_of_the_file_and_of_the_archive_in_it()
    {
        var layer = Write(Text("app/a"));
        var bytes = File.ReadAllBytes(Blob(layer));
        using GZipStream gzip = new(new MemoryStream(bytes), CompressionMode.Decompress);
        using MemoryStream archive = new();
        gzip.CopyTo(archive);

        Assert.That(layer.Blob.Digest, Is.EqualTo(Digest.Of(bytes)));
        Assert.That(layer.Blob.Size, Is.EqualTo(bytes.Length));
        Assert.That(layer.DiffId, Is.EqualTo(Digest.Of(archive.ToArray())));
    }

    [Test]
    public void The_compression_s_header_names_neither_a_time_nor_an_operating_system() =>
        Assert.That(File.ReadAllBytes(Blob(Write(Text("app/a"))))[4..10], Is.EqualTo(new byte[] { 0, 0, 0, 0, 0, 255 }));

    [Test]
    public void Every_folder_comes_once_and_before_what_is_in_it() =>
        Assert.That(
            Read(Write(Text("app/a.dll"), Text("app/a/b"), Text("app/a-b/c"))).Select(entry => entry.Name),
            Is.EqualTo(["app/", "app/a/", "app/a-b/", "app/a-b/c", "app/a.dll", "app/a/b"]).AsCollection);

    [Test]
    public void Root_owns_everything_and_only_programs_can_be_run()
    {
        var entries = Read(Write(Text("app/a.json"), Text("app/a.sh", "#!/bin/sh\n"), Text("app/a", "\u007fELF...")));

        Assert.That(entries.Select(entry => entry.Uid + entry.Gid), Is.All.Zero);
        Assert.That(
            entries.Where(entry => entry.EntryType is TarEntryType.RegularFile).Select(entry => (entry.Name, Convert.ToString((int)entry.Mode, 8))),
            Is.EqualTo([("app/a", "755"), ("app/a.json", "644"), ("app/a.sh", "755")]));
    }

    [Test]
    public void A_changed_file_of_the_same_length_has_another_time_so_that_browsers_fetch_it_again()
    {
        var (one, two) = (Read(Write(Text("app/a.css", "1")))[1], Read(Write(Text("app/a.css", "2")))[1]);

        Assert.That(two.ModificationTime, Is.Not.EqualTo(one.ModificationTime));
        Assert.That(Read(Write(Text("app/a.css", "1")))[1].ModificationTime, Is.EqualTo(one.ModificationTime));
    }

    [TestCase(90)]
    [TestCase(100)]
    [TestCase(200)]
    [TestCase(3000)]
    public void Long_paths_and_foreign_letters_stay_as_they_are(int length)
    {
        var path = $"app/é{new string('x', length)}.dll";
        var (one, two) = (Write(Text(path)), Write(Text(path)));

        Assert.That(Read(one)[^1].Name, Is.EqualTo(path));
        Assert.That(two.Blob.Digest, Is.EqualTo(one.Blob.Digest));
    }

    [Test]
    public void A_file_that_cannot_be_read_leaves_nothing_behind()
    {
        Assert.That(() => Write(new LayerEntry.Copy("app/a", Path.Combine(_folder.Path, "gone"))), Throws.InstanceOf<IOException>());
        Assert.That(_folder.Files, Is.Empty);
    }

    private static LayerEntry.Text Text(string path, string content = "content") => new(path, content);

    private Layer Write(params LayerEntry[] entries) => LayerWriter.Write(new LayerContent(entries), _folder.Path);

    private string Blob(Layer layer) => Path.Combine(_folder.Path, layer.Blob.Digest.Hex);

    private List<TarEntry> Read(Layer layer)
    {
        using TarReader tar = new(new GZipStream(File.OpenRead(Blob(layer)), CompressionMode.Decompress));
        List<TarEntry> entries = [];
        while (tar.GetNextEntry(copyData: true) is { } entry)
            entries.Add(entry);
        return entries;
    }
}
