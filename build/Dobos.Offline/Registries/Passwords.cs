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
        if (!File.Exists(file))
            OwnerFile.Write(file, RandomNumberGenerator.GetHexString(32, lowercase: true));

        return File.ReadAllText(file).Trim();
    }
}
