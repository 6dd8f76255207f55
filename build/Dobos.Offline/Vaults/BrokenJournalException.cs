namespace Dobos.Offline.Vaults;

/// <summary>A journal that somebody else has written in. The inner exception is left out: it may quote a value.</summary>
public sealed class BrokenJournalException(string path, int line)
    : Exception($"{path}:{line} is no line of a vault's journal, so what the vault held is not known; move that file away to begin with an empty vault, or './build.sh --target OfflineDown --wipe' to begin all anew.");
