namespace Dobos.Offline.Clusters.Nodes.Volumes;

/// <summary>Why a volume cannot be there for now.</summary>
internal sealed class VolumeException(string volume, string why) : Exception($"MountVolume.SetUp failed for volume \"{volume}\" : {why}");
