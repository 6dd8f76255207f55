namespace Dobos.Images.Bases;

/// <summary>The base image as a look finds it. Where it is not here yet, why it will be, and how.</summary>
internal sealed record BaseSight(BaseImage? Image, string Reason);
