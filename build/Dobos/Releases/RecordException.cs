using Dobos.Failures;

namespace Dobos.Releases;

/// <summary>What is at a record's place is none that we understand, so that nobody may act on it.</summary>
public sealed class RecordException(string place, string reason) : DobosException(
    ExitCode.Refused, $"What {place} holds is no release record that can be used: {reason}; use the suite that wrote it, or publish the release again as another version.");
