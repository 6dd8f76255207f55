using System.Text.RegularExpressions;

namespace Dobos.Lint.Dockerfiles;

internal static partial class BaseRules
{
    internal static IEnumerable<Finding> NoLatest(Dockerfile file) =>
        from used in Used(file)
        where used.Image != "scratch" && file.Resolve(used.Image) is { } image && !ImageName.IsPinned(image)
        select file.At(
            used.By, "docker-no-latest",
            $"'{used.Image}' names no version, so the same Dockerfile gives another image tomorrow: add a tag other than latest, or a "
            + "digest.");

    internal static IEnumerable<Finding> NoRemoteAdd(Dockerfile file) =>
        from add in file.Instructions
        where add.Keyword == "ADD" && Address().IsMatch(add.Arguments) && !add.Arguments.Contains("--checksum=", StringComparison.Ordinal)
        select file.At(add, "docker-remote-add", "ADD fetches an address whose content nobody checks: give it --checksum, or COPY a file.");

    private static IEnumerable<(DockerInstruction By, string Image)> Used(Dockerfile file) =>
        file.Stages.Where(stage => stage.Parent is null).Select(stage => (stage.From, stage.Image))
            .Concat(
                from copy in file.Instructions
                where copy.Keyword == "COPY"
                let image = From().Match(copy.Arguments).Groups["image"].Value
                where image.Length > 0 && !image.All(char.IsAsciiDigit) && file.Stage(image) is null
                select (copy, image));

    [GeneratedRegex(@"(^|\s)(https?|git)(://|@)")]
    private static partial Regex Address();

    [GeneratedRegex(@"--from=(?<image>\S+)")]
    private static partial Regex From();
}
