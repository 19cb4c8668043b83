<?php
// The settings of the WordPress that the tests run: its program is Debian's, all else is in a
// folder of its own, which the environment names.
$home = getenv('WORDPRESS_HOME');
define('ABSPATH', '/usr/share/wordpress/');
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', "localhost:$home/mariadb.sock");
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HOME', getenv('WORDPRESS_URL'));
define('WP_SITEURL', getenv('WORDPRESS_URL'));
define('WP_CONTENT_DIR', "$home/content");
define('WPMU_PLUGIN_DIR', __DIR__ . '/extensions');
define('WP_DEFAULT_THEME', 'bare');
define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_DEBUG', false);
$table_prefix = 'wp_';
require_once ABSPATH . 'wp-settings.php';
