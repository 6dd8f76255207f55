using System.Security.Cryptography;
using Dobos.Offline.Files;

namespace Dobos.Offline.Registries;

/// <summary>The passwords of the two users, made when they are not there, each in a file for the owner's eyes.</summary>
internal sealed class Passwords(Registry registry)
{
    private readonly string _push = ReadOrMake(registry.PushPasswordFile);
    private readonly string _pull = ReadOrMake(registry.PullPasswordFile);

    public Account? Check(string user, string password) => user switch
    {
        Registry.PushUser when Secret.Equal(password, _push) => Account.Push,
        Registry.PullUser when Secret.Equal(password, _pull) => Account.Pull,
        _ => null,
    };

    /// <summary>The stand-in for a sign-in to Azure. Read each time: whoever writes the file need not know when the registry started.</summary>
    public Account? CheckAzure(string token) =>
        File.Exists(registry.AzureTokenFile) && File.ReadAllText(registry.AzureTokenFile).Trim() is not "" and var known && Secret.Equal(token, known)
            ? Account.Push
            : null;

    private static string ReadOrMake(string file)
    {
        // After a power cut a file may be there and be empty; no password at all must open nothing.
        if (File.Exists(file) && File.ReadAllText(file).Trim() is not "" and var kept)
            return kept;

        var made = RandomNumberGenerator.GetHexString(32, lowercase: true);
        OwnerFile.Write(file, made);
        return made;
    }
}
