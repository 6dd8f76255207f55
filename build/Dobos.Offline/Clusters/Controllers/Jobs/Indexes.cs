using System.Globalization;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Controllers.Jobs;

/// <summary>The numbers of an Indexed Job's pods, as its status lists those that are done: <c>0-2,5</c>.</summary>
internal static class Indexes
{
    public const string Name = "batch.kubernetes.io/job-completion-index";

    public static SortedSet<int> Parse(string? text) => [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).SelectMany(Range)];

    public static string Write(IEnumerable<int> indexes)
    {
        List<(int First, int Last)> ranges = [];
        foreach (var index in indexes.Order())
            if (ranges is [.., var last] && last.Last == index - 1)
                ranges[^1] = (last.First, index);
            else
                ranges.Add((index, index));

        return string.Join(',', ranges.Select(range => range.First == range.Last ? $"{range.First}" : $"{range.First}{(range.Last == range.First + 1 ? ',' : '-')}{range.Last}"));
    }

    public static int? Of(PodFacts pod) =>
        int.TryParse(pod.Content.Part("metadata", "annotations").Text(Name), CultureInfo.InvariantCulture, out var index) ? index : null;

    private static IEnumerable<int> Range(string range)
    {
        int[] ends = [.. range.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture))];
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }
}
