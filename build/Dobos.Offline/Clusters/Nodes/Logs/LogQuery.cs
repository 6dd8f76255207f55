using System.Globalization;
using Dobos.Offline.Clusters.Objects;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Nodes.Logs;

/// <summary>What is asked of a log.</summary>
internal sealed record LogQuery(string? Container, bool Follows, bool Previous, bool HasTimes, int? Tail, DateTimeOffset? Since, long? Bytes)
{
    public static LogQuery Read(IQueryCollection query, DateTimeOffset now) => new(
        (string?)query["container"] is { Length: > 0 } container ? container : null,
        Flag(query, "follow"),
        Flag(query, "previous"),
        Flag(query, "timestamps"),
        (int?)Number(query, "tailLines", least: 0),
        Number(query, "sinceSeconds", least: 1) is { } seconds ? now.AddSeconds(-seconds) : Time(query, "sinceTime"),
        Number(query, "limitBytes", least: 1));

    private static bool Flag(IQueryCollection query, string name) => query[name].ToString() is "true" or "1" or "True" || query.ContainsKey(name) && query[name].ToString().Length == 0;

    private static long? Number(IQueryCollection query, string name, long least)
    {
        if (query[name].ToString() is not { Length: > 0 } text)
            return null;

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= int.MaxValue ? number
            : throw new ClusterRefusedException(422, "Invalid", $"PodLogOptions \"\" is invalid: {name}: Invalid value: {text}: must be greater than or equal to {least}");
    }

    private static DateTimeOffset? Time(IQueryCollection query, string name)
    {
        if (query[name].ToString() is not { Length: > 0 } text)
            return null;

        return Times.Parse(text) ?? throw ClusterRefusedException.BadRequest($"{name}: \"{text}\" is no time as RFC 3339 has it");
    }
}
