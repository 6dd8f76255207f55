namespace Cake.Frosting.Services;

internal sealed record CakeSetting(string Key, string Value);
