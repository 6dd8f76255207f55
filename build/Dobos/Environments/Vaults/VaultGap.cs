using System.Globalization;

namespace Dobos.Environments.Vaults;

/// <summary>Why a value that is needed cannot be used.</summary>
public abstract record VaultGap(VaultName Wanted)
{
    public string Name => Wanted.Name;

    /// <summary>What is wrong, to stand behind a name.</summary>
    public abstract string Fault { get; }

    public sealed record Missing(VaultName Wanted) : VaultGap(Wanted)
    {
        public override string Fault => "is missing";
    }

    public sealed record Empty(VaultName Wanted) : VaultGap(Wanted)
    {
        public override string Fault => "is empty";
    }

    public sealed record TooShort(VaultName Wanted, int Least) : VaultGap(Wanted)
    {
        public override string Fault => $"is shorter than {Least} characters and could not be kept out of a log";
    }

    public sealed record TooLong(VaultName Wanted, int Bytes, int Most) : VaultGap(Wanted)
    {
        public override string Fault => $"has {Bytes} bytes; a vault takes {Most}";
    }

    public sealed record Disabled(VaultName Wanted) : VaultGap(Wanted)
    {
        public override string Fault => "is disabled";
    }

    public sealed record Expired(VaultName Wanted, DateTimeOffset On) : VaultGap(Wanted)
    {
        public override string Fault => $"expired on {Day(On)}";
    }

    public sealed record NotYetValid(VaultName Wanted, DateTimeOffset Before) : VaultGap(Wanted)
    {
        public override string Fault => $"is not valid before {Day(Before)}";
    }

    public sealed record Denied(VaultName Wanted, int Status, string Reason) : VaultGap(Wanted)
    {
        public override string Fault => $"may not be read ({Status} {Reason})";
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
