using System.Diagnostics;
using System.Formats.Tar;
using Shared;

namespace Dobos.Offline.Tests.Clusters.Nodes;

/// <summary>Programs of this machine with the libraries that they need, as files of an image.</summary>
internal static class HostPrograms
{
    private const UnixFileMode Executable = (UnixFileMode)0b101_101_101;

    public static void Programs(this TarWriter tar, params IReadOnlyList<string> names)
    {
        Require.This(OperatingSystem.IsLinux(), "Linux");
        var programs = names.Select(name => (Name: name, Path: Require.Tool(name))).ToArray();
        foreach (var (name, path) in programs)
            tar.File($"bin/{name}", File.ReadAllBytes(path), Executable);
        foreach (var library in programs.SelectMany(program => Libraries(program.Path)).Distinct())
            tar.File(library.TrimStart('/'), File.ReadAllBytes(library), Executable);
    }

    /// <summary>A program without any library, for this processor: it says 'hello' and ends.</summary>
    public static byte[] Standalone()
    {
        Require.This(OperatingSystem.IsLinux() && System.Runtime.InteropServices.RuntimeInformation.OSArchitecture is System.Runtime.InteropServices.Architecture.X64, "Linux on x64");
        byte[] code =
        [
            0xb8, 1, 0, 0, 0, 0xbf, 1, 0, 0, 0, 0x48, 0x8d, 0x35, 16, 0, 0, 0, 0xba, 6, 0, 0, 0, 0x0f, 0x05,
            0xb8, 60, 0, 0, 0, 0x31, 0xff, 0x0f, 0x05, .. "hello\n"u8,
        ];
        const long address = 0x400000;
        const int head = 64 + 56;
        using MemoryStream file = new();
        using BinaryWriter elf = new(file);
        elf.Write([0x7f, .. "ELF"u8, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        elf.Write((short)2);
        elf.Write((short)62);
        elf.Write(1);
        elf.Write(address + head);
        elf.Write(64L);
        elf.Write(0L);
        elf.Write(0);
        elf.Write((short)64);
        elf.Write((short)56);
        elf.Write((short)1);
        elf.Write(new byte[6]);
        elf.Write(1);
        elf.Write(5);
        elf.Write(0L);
        elf.Write(address);
        elf.Write(address);
        elf.Write((long)(head + code.Length));
        elf.Write((long)(head + code.Length));
        elf.Write(0x1000L);
        elf.Write(code);
        return file.ToArray();
    }

    private static IEnumerable<string> Libraries(string program)
    {
        using var ldd = Process.Start(new ProcessStartInfo("ldd", [program]) { RedirectStandardOutput = true })!;
        var said = ldd.StandardOutput.ReadToEnd();
        ldd.WaitForExit();
        return said.Split('\n').Select(line => line.Split(' ', '\t').FirstOrDefault(part => part.StartsWith('/') && File.Exists(part))).OfType<string>();
    }
}
