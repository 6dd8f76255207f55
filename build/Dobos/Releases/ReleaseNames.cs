namespace Dobos.Releases;

/// <summary>The repositories of a service in a registry, relative to the registry's address.</summary>
public static class ReleaseNames
{
    public static string Image(string service) => service;

    public static string Chart(string service) => $"charts/{service}";

    public static string Record(string service) => $"releases/{service}";
}
